import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { guidelinesOf, readRoundPlans } from "../rounds/plans.ts";
import { count } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Flag } from "./records.ts";
import { IDEA, OPEN } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** What members hold against a bucket, and the way for a member to do so. */
export function Flags({ bucket }: { bucket: Bucket }) {
  const { member } = useMe();
  const { flags } = bucket.record;
  const round = readRoundPlans(useSnapshot().events).get(bucket.record.plan.round);
  const guidelines = guidelinesOf(round?.plan.guidelines ?? "");
  const most = round?.plan.flagsToBlock ?? 0;
  const isEarly = bucket.state === IDEA || bucket.state === OPEN;
  const mayFlag = isEarly && member !== undefined && flags.every((flag) => flag.member !== member.number);
  if (flags.length === 0 && !mayFlag) return null;
  return (
    <div className="reasons flags">
      {flags.length > 0 && (
        <>
          <h4>{count(flags.length, "flag")}</h4>
          {bucket.state === IDEA && most > 0 && (
            <p className="quiet">{count(most, "open flag")} keep an idea out of this round.</p>
          )}
          <ul>
            {flags.map((flag) => (
              <FlagLine key={flag.member} bucket={bucket} flag={flag} guideline={guidelines[flag.guideline]} />
            ))}
          </ul>
        </>
      )}
      {mayFlag && <FlagForm bucket={bucket} guidelines={guidelines} />}
    </div>
  );
}

interface FlagLineProps {
  bucket: Bucket;
  flag: Flag;
  guideline: string | undefined;
}

function FlagLine({ bucket: { number, title }, flag, guideline }: FlagLineProps) {
  const { buckets } = useContracts();
  const directory = useDirectory();
  const { member } = useMe();
  const { run, busy } = useAction();

  function takeBack(): void {
    const words = `Take your flag on “${title}” back`;
    const args = [BigInt(number), flag.member, ""] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "resolveFlag", args });
    void run(words, [{ words, to: buckets.address, data }]);
  }

  return (
    <li>
      <p className="prose">{flag.reason === "" ? "No reason was given." : flag.reason}</p>
      <p className="quiet">
        {directory.member(flag.member)}
        {guideline !== undefined && `, by guideline ${flag.guideline + 1}: “${guideline}”`}
      </p>
      {member?.number === flag.member && (
        <button type="button" className="plain" disabled={busy} onClick={takeBack}>
          Take my flag back
        </button>
      )}
    </li>
  );
}

function FlagForm({ bucket: { number, title }, guidelines }: { bucket: Bucket; guidelines: readonly string[] }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [guideline, setGuideline] = useState(0);
  const [reason, setReason] = useState("");

  async function flag(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const words = `Flag “${title}”`;
    const args = [BigInt(number), BigInt(guideline), reason.trim()] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "flag", args });
    if (await run(words, [{ words, to: buckets.address, data }])) setReason("");
  }

  return (
    <details className="ask">
      <summary>Flag it</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void flag(event)}>
        {guidelines.length > 0 && (
          <label>
            <span>The guideline that it does not keep</span>
            <select value={guideline} onChange={(event) => setGuideline(Number(event.target.value))}>
              {guidelines.map((text, i) => (
                <option key={i} value={i}>
                  {i + 1}. {text}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>Your reason, for everybody to read</span>
          <textarea rows={2} required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || reason.trim() === ""}>
            Flag it
          </button>
        </div>
      </form>
    </details>
  );
}
