import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, stringToHex } from "viem";
import { Link } from "wouter";
import type { RequestRecord } from "../../../sdk/src/books/members.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Day } from "../ui/Time.tsx";
import { short } from "../words/format.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { useAction } from "../wallet/useAction.ts";
import { useDirectory } from "./directory.ts";
import { answersOf } from "./offices.ts";
import { memberAt, waitingRequests } from "./register.ts";
import { useMe } from "./useMe.ts";
import { words } from "./words/index.ts";

const w = words.requests;

/** Whoever asks to become a member, or for another class, and what the visitor can do about it. */
export function Requests() {
  const requests = waitingRequests(useSnapshot().books);
  return (
    <section aria-labelledby="requests-title" className="section">
      <h2 id="requests-title">{w.title}</h2>
      {requests.length === 0 ? (
        <p className="quiet">{w.none}</p>
      ) : (
        <ul className="requests">
          {requests.map((request) => (
            <RequestCard key={request.number} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RequestCard({ request }: { request: RequestRecord }) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const { account, member } = useMe();
  const { number, wallet, class: class_, shares, askedAt, vouchers } = request;
  const { admission, vouchers: needed } = books.classes.get(class_) ?? { admission: 3, vouchers: 0 };
  const applicant = memberAt(books, wallet);
  const className = directory.className(class_);
  const answers = account === undefined ? undefined : answersOf(books, account, request);
  const isMine = account !== undefined && account.toLowerCase() === wallet.toLowerCase();
  return (
    <li className="card" id={`request-${number}`}>
      <h3>
        {applicant === undefined
          ? w.newcomer(short(wallet), className)
          : w.changer(directory.member(applicant.number), className)}
      </h3>
      <p className="uri">
        <code>{wallet}</code>
      </p>
      <p className="quiet">
        {w.asked(<Day at={askedAt} />)} {shares > 0 && w.shares(shares)}
      </p>
      {vouchers.length > 0 && <p>{w.vouched(vouchers.map(directory.member))}</p>}
      <p>
        {request.state === "appealed"
          ? w.appealed
          : w.waits[ADMISSIONS[admission] ?? "Resolution"](needed - vouchers.length)}
      </p>
      <div className="buttons">
        {answers?.mayVouch && <VouchButton request={request} />}
        {answers?.mayAdmit && <AdmitButton request={request} />}
        {member !== undefined && !isMine && (
          <Link className="button" href={`/votes/new?template=admit&wallet=${wallet}`}>
            {w.propose}
          </Link>
        )}
        {isMine && (
          <Link className="button" href={applicant === undefined ? "/join" : "/me"}>
            {w.yours}
          </Link>
        )}
      </div>
      {answers?.mayAdmit && <RefuseForm request={request} />}
    </li>
  );
}

function VouchButton({ request: { wallet } }: { request: RequestRecord }) {
  const { members } = useContracts();
  const said = w.vouchFor(short(wallet));
  const data = encodeFunctionData({ ...members, functionName: "vouch", args: [wallet] });
  return (
    <StepButton className="primary" step={{ words: said, to: members.address, data }}>
      {w.vouch}
    </StepButton>
  );
}

function AdmitButton({ request: { wallet } }: { request: RequestRecord }) {
  const { members } = useContracts();
  const said = w.admitSomebody(short(wallet));
  const data = encodeFunctionData({ ...members, functionName: "admit", args: [wallet] });
  return (
    <StepButton className="primary" step={{ words: said, to: members.address, data }}>
      {w.admit}
    </StepButton>
  );
}

const CODE_LENGTH = 31; // characters of a code from the co-op's list; no story about a person belongs on the chain

function RefuseForm({ request: { wallet } }: { request: RequestRecord }) {
  const { members } = useContracts();
  const { run, busy } = useAction();
  const [code, setCode] = useState("");

  async function refuse(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = w.refuseSomebody(short(wallet));
    const args = [wallet, stringToHex(code.trim(), { size: 32 })] as const;
    const data = encodeFunctionData({ ...members, functionName: "refuse", args });
    await run(said, [{ words: said, to: members.address, data }]);
  }

  return (
    <details className="ask">
      <summary>{w.refuse}</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void refuse(event)}>
        <label>
          <span>{w.code}</span>
          <input
            value={code}
            maxLength={CODE_LENGTH}
            pattern="[ -~]*"
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <p className="quiet">{w.codeHint}</p>
        <div className="buttons">
          <button type="submit" disabled={busy}>
            {w.refuseNow}
          </button>
        </div>
      </form>
    </details>
  );
}
