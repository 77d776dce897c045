import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { Markdown } from "../ui/Markdown.tsx";
import { Day } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./bucket.ts";
import { useIsSteward } from "./useBucket.ts";
import { givenBy, historyOf } from "./history.ts";
import { words } from "./words/index.ts";

/** What people say about a bucket. */
export function Comments({ bucket }: { bucket: Bucket }) {
  const { events } = useSnapshot();
  const directory = useDirectory();
  const { account, member } = useMe();
  const isSteward = useIsSteward(bucket);
  const history = historyOf(events, bucket.number);
  const isFunder = account !== undefined && givenBy(history, account) > 0n && !history.refunds.has(account); // who got it back is not
  const mayComment = member !== undefined || isSteward || isFunder;
  const said = words.comments;
  return (
    <section className="card" aria-labelledby="comments-title">
      <h2 id="comments-title">{said.title}</h2>
      {history.comments.length === 0 && <p className="quiet">{said.nobody}</p>}
      <div className="reasons">
        <ul>
          {history.comments.map(({ author, text, at }, i) => (
            <li key={i}>
              <Markdown text={text} />
              <p className="quiet">
                {said.by(<span title={author}>{directory.wallet(author)}</span>, <Day at={at} />)}
              </p>
            </li>
          ))}
        </ul>
      </div>
      {mayComment ? <CommentForm bucket={bucket} /> : <p className="quiet saying">{said.who}</p>}
    </section>
  );
}

function CommentForm({ bucket: { number, title } }: { bucket: Bucket }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [text, setText] = useState("");
  const said = words.comments;

  async function say(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const saying = said.saying(title);
    const data = encodeFunctionData({ ...buckets, functionName: "comment", args: [BigInt(number), text.trim()] });
    if (await run(saying, [{ words: saying, to: buckets.address, data }])) setText("");
  }

  return (
    <form className="form saying" onSubmit={(event: SubmitEvent) => void say(event)}>
      <label>
        <span>{said.label}</span>
        <textarea rows={2} required value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <div className="buttons">
        <button type="submit" disabled={busy || text.trim() === ""}>
          {said.button}
        </button>
      </div>
    </form>
  );
}
