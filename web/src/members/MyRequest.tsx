import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { MEMBER_TERMS } from "../../../sdk/src/books/members.ts";
import type { RequestRecord } from "../../../sdk/src/books/members.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import { Day, When } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { codeWords } from "./codes.ts";
import { useDirectory } from "./directory.ts";
import { requestAt } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.mine;

/** How the visitor's own request stands, and what can be done about it. */
export function MyRequest({ account }: { account: Address }) {
  const request = requestAt(useSnapshot().books, account);
  return request === undefined ? null : <Standing request={request} />;
}

function Standing({ request }: { request: RequestRecord }) {
  const { books, events, now } = useSnapshot();
  const { members } = useContracts();
  const directory = useDirectory();
  const money = useMoney();
  const { run, busy } = useAction();
  const { wallet, class: class_, state, askedAt, vouchers } = request;
  const { admission, vouchers: needed } = books.classes.get(class_) ?? { admission: 3, vouchers: 0 };
  const held = books.escrow.get(wallet.toLowerCase()) ?? 0n;
  const refusal = refusalOf(events, request);
  const code = refusal === undefined ? undefined : codeWords(refusal.args.reason);
  const isFinal = state === "refused" && wasAppealed(events, request);
  const appealFrom = state === "open" ? askedAt + answerTimeOf(books) : 0;
  const mayAppeal = (state === "open" || state === "refused") && !isFinal && now >= appealFrom;

  const act = (functionName: "withdrawRequest" | "appeal", said: string) => {
    const data = encodeFunctionData({ abi: members.abi, functionName });
    void run(said, [{ words: said, to: members.address, data }]);
  };

  return (
    <section className="card form" aria-labelledby="mine-title">
      <h2 id="mine-title">{w.title(directory.className(class_))}</h2>
      <p className="verdict">
        {state === "refused" ? w.refused(code, isFinal) : state === "appealed" ? w.appealed : w.open}
      </p>
      <p className="quiet">{w.asked(<Day at={askedAt} />)}</p>
      {state === "open" && (
        <p>{words.requests.waits[ADMISSIONS[admission] ?? "Resolution"](needed - vouchers.length)}</p>
      )}
      {held > 0n && <p>{w.held(money(held))}</p>}
      {state === "refused" && <p>{w.paidBack}</p>}
      {state === "open" && now < appealFrom && <p className="quiet">{w.appealFrom(<When at={appealFrom} />)}</p>}
      <div className="buttons">
        {mayAppeal && (
          <button type="button" className="primary" disabled={busy} onClick={() => act("appeal", w.appealSaid)}>
            {w.appeal}
          </button>
        )}
        {!isFinal && (
          <button type="button" disabled={busy} onClick={() => act("withdrawRequest", w.withdrawSaid)}>
            {w.withdraw}
          </button>
        )}
      </div>
      {mayAppeal && <p className="quiet">{w.appealHint}</p>}
    </section>
  );
}

/** Seconds in which an applicant is answered, or may appeal to the members. */
function answerTimeOf(books: Books): number {
  const terms = books.terms.get(MEMBER_TERMS);
  return terms !== undefined && "answerTime" in terms ? terms.answerTime : 0;
}

function refusalOf(events: readonly CoopEvent[], request: RequestRecord): CoopEvent<"EntryRefused"> | undefined {
  return events.findLast(
    (event): event is CoopEvent<"EntryRefused"> => event.eventName === "EntryRefused" && isAbout(event, request),
  );
}

/** Then the members' refusal was the last word. */
function wasAppealed(events: readonly CoopEvent[], request: RequestRecord): boolean {
  return events.some((event) => event.eventName === "EntryAppealed" && isAbout(event, request));
}

function isAbout(event: CoopEvent<"EntryRefused" | "EntryAppealed">, { wallet, askedAt }: RequestRecord): boolean {
  return event.args.wallet === wallet && Number(event.blockTimestamp) >= askedAt;
}
