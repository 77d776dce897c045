import { useState } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Source } from "../ui/Source.tsx";
import { When } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { useDirectory } from "./directory.ts";
import { findPlace, openRolls } from "./rolls.ts";
import type { Place, Roll } from "./rolls.ts";
import { words } from "./words/index.ts";

const w = words.roll;

/** Takes one's place on a register that was published as a whole, where there is such a one. */
export function RollForm({ account }: { account?: Address }) {
  const { events, now } = useSnapshot();
  const rolls = openRolls(events, now);
  if (rolls.length === 0) return null;
  return (
    <section className="section" aria-labelledby="roll-title">
      <h2 id="roll-title">{w.title}</h2>
      <p className="lead">{w.lead}</p>
      {account === undefined ? (
        <ConnectPrompt to={w.connectTo} />
      ) : (
        rolls.map((roll) => <OneRoll key={`${roll.number}-${account}`} roll={roll} account={account} />)
      )}
    </section>
  );
}

function OneRoll({ roll, account }: { roll: Roll; account: Address }) {
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const [found, setFound] = useState<Place | "none">();

  async function search(file: File | undefined): Promise<void> {
    setFound(file === undefined ? undefined : findPlace(await file.text(), roll, account) ?? "none");
  }

  async function claim({ place, class: class_, proof }: Place): Promise<void> {
    const args = [BigInt(roll.number), BigInt(place), class_, [...proof]] as const;
    const data = encodeFunctionData({ ...members, functionName: "claimPlace", args });
    await run(w.claimSaid, [{ words: w.claimSaid, to: members.address, data }]);
  }

  return (
    <div className="card form">
      <h3>{w.roll(roll.number)}</h3>
      <p className="quiet">{w.until(<When at={roll.deadline} />)}</p>
      {roll.uri !== "" && (
        <p>
          {w.where} <Source uri={roll.uri} />
        </p>
      )}
      <label>
        <span>{w.file}</span>
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => void search(event.currentTarget.files?.[0])}
        />
      </label>
      <p role="status">
        {found === "none" && <span className="problem">{w.notFound}</span>}
        {found !== undefined && found !== "none" && w.found(directory.className(found.class))}
      </p>
      {found !== undefined && found !== "none" && (
        <div className="buttons">
          <button type="button" className="primary" disabled={busy} onClick={() => void claim(found)}>
            {w.claim}
          </button>
        </div>
      )}
    </div>
  );
}
