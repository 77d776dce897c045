import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { mayCall } from "../members/offices.ts";
import { useMe } from "../members/useMe.ts";
import { guidelinesOf } from "../rounds/guidelines.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

/** What members hold against a bucket, and the way for a member to do so. */
export function Flags({ bucket }: { bucket: Bucket }) {
  const { books } = useSnapshot();
  const { member } = useMe();
  const { flags, state } = bucket;
  const round = books.rounds.get(bucket.round);
  const guidelines = guidelinesOf(round?.plan.guidelines ?? "");
  const most = round?.plan.flagsToBlock ?? 0;
  const isEarly = state === "Idea" || state === "Open";
  const mayFlag = isEarly && member !== undefined && flags.every((flag) => flag.member !== member.number);
  const said = words.flags;
  if (flags.length === 0 && !mayFlag) return null;
  return (
    <section className="card stack flags" aria-labelledby="flags-title">
      <h2 id="flags-title">{said.title(flags.length)}</h2>
      {state === "Idea" && most > 0 && <p className="quiet">{said.block(most)}</p>}
      {flags.length > 0 && (
        <div className="reasons">
          <ul>
            {flags.map((flag) => (
              <FlagLine key={flag.member} bucket={bucket} flag={flag} guideline={guidelines[flag.guideline]} />
            ))}
          </ul>
        </div>
      )}
      {mayFlag && <FlagForm bucket={bucket} guidelines={guidelines} />}
    </section>
  );
}

interface FlagLineProps {
  bucket: Bucket;
  flag: Bucket["flags"][number];
  guideline: string | undefined;
}

function FlagLine({ bucket, flag, guideline }: FlagLineProps) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const { account, member } = useMe();
  const said = words.flags;
  const who = directory.member(flag.member);
  const isOwn = member?.number === flag.member;
  const mayResolve = account !== undefined && mayCall(books, account, "buckets", "resolveFlag(uint256,uint32,string)");
  return (
    <li>
      <p className="prose">{flag.reason === "" ? said.noReason : tame(flag.reason)}</p>
      <p className="quiet">
        {guideline === undefined ? said.by(who) : said.byGuideline(who, flag.guideline + 1, guideline)}
      </p>
      {isOwn && <TakeBack bucket={bucket} flag={flag} />}
      {!isOwn && mayResolve && <Resolving bucket={bucket} flag={flag} />}
    </li>
  );
}

type FlagProps = Omit<FlagLineProps, "guideline">;

function useResolving({ bucket, flag }: FlagProps) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const resolve = (doing: string, reason: string): Promise<boolean> => {
    const args = [BigInt(bucket.number), flag.member, reason] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "resolveFlag", args });
    return run(doing, [{ words: doing, to: buckets.address, data }]);
  };
  return { resolve, busy };
}

function TakeBack({ bucket, flag }: FlagProps) {
  const { resolve, busy } = useResolving({ bucket, flag });
  const said = words.flags;
  return (
    <button
      type="button"
      className="plain"
      disabled={busy}
      onClick={() => void resolve(said.takingBack(bucket.title), "")}
    >
      {said.takeBack}
    </button>
  );
}

/** For an officer whom the members let resolve flags. */
function Resolving({ bucket, flag }: FlagProps) {
  const { resolve, busy } = useResolving({ bucket, flag });
  const [reason, setReason] = useState("");
  const said = words.flags;
  return (
    <details className="ask">
      <summary>{said.resolve}</summary>
      <form
        className="form"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void resolve(said.resolving(bucket.title), reason.trim());
        }}
      >
        <label>
          <span>{said.resolveReason}</span>
          <textarea rows={2} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || reason.trim() === ""}>
            {said.resolveButton}
          </button>
        </div>
      </form>
    </details>
  );
}

function FlagForm({ bucket: { number, title }, guidelines }: { bucket: Bucket; guidelines: readonly string[] }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [guideline, setGuideline] = useState(0);
  const [reason, setReason] = useState("");
  const said = words.flags;

  async function flag(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const flagging = said.flagging(title);
    const args = [BigInt(number), BigInt(guideline), reason.trim()] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "flag", args });
    if (await run(flagging, [{ words: flagging, to: buckets.address, data }])) setReason("");
  }

  return (
    <details className="ask">
      <summary>{said.ask}</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void flag(event)}>
        <p className="quiet">{said.askMeans}</p>
        {guidelines.length > 0 && (
          <label>
            <span>{said.guideline}</span>
            <select value={guideline} onChange={(event) => setGuideline(Number(event.currentTarget.value))}>
              {guidelines.map((text, i) => (
                <option key={i} value={i}>
                  {i + 1}. {text}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{said.reason}</span>
          <textarea rows={2} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || reason.trim() === ""}>
            {said.button}
          </button>
        </div>
      </form>
    </details>
  );
}
