import { useEffect } from "react";
import { WalletButton } from "../wallet/WalletButton.tsx";
import { useDirectory } from "./directory.ts";

const SECTIONS = [
  ["treasury", "Treasury"],
  ["votes", "Votes"],
  ["rounds", "Round"],
  ["buckets", "Buckets"],
  ["members", "Members"],
] as const;

/** Who this co-op is, and the ways in. */
export function Masthead() {
  const { statute } = useDirectory();
  useEffect(() => {
    document.title = statute.name;
  }, [statute.name]);

  return (
    <>
      <a className="skip" href="#treasury">
        Skip to the treasury
      </a>
      <header className="masthead">
        <div className="topbar">
          <p className="mark">Rochdale</p>
          <WalletButton />
        </div>
        <h1>{statute.name}</h1>
        <p className="purpose">{statute.purpose}</p>
        <Classes />
        <nav aria-label="On this page">
          <ul className="tabs">
            {SECTIONS.map(([id, name]) => <li key={id}><a href={`#${id}`}>{name}</a></li>)}
          </ul>
        </nav>
      </header>
    </>
  );
}

function Classes() {
  const { statute, register } = useDirectory();
  const size = (index: number) => register.all.filter((m) => m.class === index && !m.hasLeft).length;
  return (
    <ul className="classes" aria-label="Classes of members">
      {statute.classes.map(({ name, weightBps }, index) => (
        <li key={name} style={{ flexGrow: weightBps }}>
          <strong>{size(index)} {name}</strong>
          <span className="quiet">{weightBps / 100} % of the say</span>
        </li>
      ))}
    </ul>
  );
}
