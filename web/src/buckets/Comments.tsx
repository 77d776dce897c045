import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { Day } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { hasEnded, useIsSteward } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** What people say about a bucket. */
export function Comments({ bucket }: { bucket: Bucket }) {
  const { comments, filled } = bucket.record;
  const directory = useDirectory();
  const { account, member } = useMe();
  const isSteward = useIsSteward(bucket);
  const isFunder = filled.some(({ funder }) => funder.toLowerCase() === account?.toLowerCase());
  const mayComment = member !== undefined || isSteward || (isFunder && !hasEnded(bucket));
  if (comments.length === 0 && !mayComment) return null;
  return (
    <div className="reasons">
      {comments.length > 0 && (
        <>
          <h4>What people say</h4>
          <ul>
            {comments.map(({ author, text, at }, i) => (
              <li key={i}>
                <p className="prose">{text}</p>
                <p className="quiet">
                  {directory.wallet(author)}, <Day at={at} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayComment && <CommentForm bucket={bucket} />}
    </div>
  );
}

function CommentForm({ bucket: { number, title } }: { bucket: Bucket }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [text, setText] = useState("");

  async function say(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const words = `Say something about “${title}”`;
    const args = [BigInt(number), text.trim()] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "comment", args });
    if (await run(words, [{ words, to: buckets.address, data }])) setText("");
  }

  return (
    <details className="ask">
      <summary>Say something about it</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void say(event)}>
        <label>
          <span>Your comment, for everybody to read, for good</span>
          <textarea rows={2} required value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || text.trim() === ""}>
            Say it
          </button>
        </div>
      </form>
    </details>
  );
}
