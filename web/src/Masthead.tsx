import { useEffect } from "react";
import { Glance } from "./Glance.tsx";
import { useDirectory } from "./members/directory.ts";
import { percent } from "./ui/words.ts";
import { WalletButton } from "./wallet/WalletButton.tsx";

/** Who this co-op is, how it stands, and the ways in. */
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
        <Glance />
      </header>
    </>
  );
}

/** The classes of members, each as wide as its weight. */
function Classes() {
  const { statute, register } = useDirectory();
  const size = (index: number) => register.all.filter((m) => m.class === index && !m.hasLeft).length;
  return (
    <ul className="classes" aria-label="Classes of members">
      {statute.classes.map(({ name, weightBps }, index) => (
        <li key={name} style={{ flexGrow: weightBps }}>
          <strong>
            {size(index)} {name}
          </strong>{" "}
          <span className="quiet">{percent(weightBps / 10_000)} of the say</span>
        </li>
      ))}
    </ul>
  );
}
