import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, getAddress, isAddress } from "viem";
import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import type { Member } from "../members/register.ts";
import { offersOf } from "../members/wallets.ts";
import type { WalletOffer } from "../members/wallets.ts";
import { When } from "../ui/Time.tsx";
import { StepButton } from "../wallet/StepButton.tsx";
import { useAction } from "../wallet/useAction.ts";
import { words } from "./words/index.ts";

const w = words.wallet;

/** Another wallet for the same member: offering it, vetoing it, taking it over. */
export function MyWallet({ account, member }: { account: Address; member: Member | undefined }) {
  const { events, now } = useSnapshot();
  const offers = offersOf(events);
  const offered = [...offers.values()].filter(
    ({ to, until }) => getAddress(to) === getAddress(account) && now <= until,
  );
  const own = member === undefined ? undefined : offers.get(member.number);
  if (member === undefined && offered.length === 0) return null;
  return (
    <section className="section" id="wallet" aria-labelledby="wallet-title">
      <h2 id="wallet-title">{w.title}</h2>
      {offered.map((offer) => (
        <TakeOver key={offer.number} offer={offer} isMember={member !== undefined} />
      ))}
      {own !== undefined && now <= own.until && <Offered offer={own} />}
      {member !== undefined && (own === undefined || now > own.until) && <OfferForm member={member} />}
      {member !== undefined && <p className="quiet">{w.lost}</p>}
    </section>
  );
}

function TakeOver({ offer: { number, possibleFrom, until }, isMember }: { offer: WalletOffer; isMember: boolean }) {
  const { now } = useSnapshot();
  const { members } = useContracts();
  const directory = useDirectory();
  const said = w.takeOverSaid(directory.member(number));
  const data = encodeFunctionData({ ...members, functionName: "acceptWallet", args: [number] });
  return (
    <div className="card form">
      <p>{w.offeredToYou(<strong>{directory.member(number)}</strong>, <When at={until} />)}</p>
      {now < possibleFrom && <p>{w.possibleFrom(<When at={possibleFrom} />)}</p>}
      {isMember && <p className="problem">{w.alreadyMember}</p>}
      <div className="buttons">
        <StepButton
          className="primary"
          isHeldBack={now < possibleFrom}
          step={{ words: said, to: members.address, data }}
        >
          {w.takeOver}
        </StepButton>
      </div>
    </div>
  );
}

/** An offer that stands: of the member itself, or a recovery that it can veto. */
function Offered({ offer: { number, to, possibleFrom, isRecovery } }: { offer: WalletOffer }) {
  const { members } = useContracts();
  const said = isRecovery ? w.vetoSaid : w.keepSaid;
  const data = encodeFunctionData({ ...members, functionName: "keepWallet", args: [number] });
  return (
    <div className={isRecovery ? "card form warning" : "card form"}>
      <p>
        {isRecovery
          ? w.recovery(<code className="uri">{to}</code>, <When at={possibleFrom} />)
          : w.offered(<code className="uri">{to}</code>)}
      </p>
      <div className="buttons">
        <StepButton className={isRecovery ? "primary" : undefined} step={{ words: said, to: members.address, data }}>
          {isRecovery ? w.veto : w.keep}
        </StepButton>
      </div>
    </div>
  );
}

function OfferForm({ member }: { member: Member }) {
  const { members } = useContracts();
  const { run, busy } = useAction();
  const [typed, setTyped] = useState("");
  const to = isAddress(typed, { strict: false }) ? getAddress(typed) : undefined;
  const isOwn = to === member.wallet;

  async function offer(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (to === undefined) return;
    const said = w.offerSaid(to);
    const data = encodeFunctionData({ ...members, functionName: "changeWallet", args: [member.number, to] });
    if (await run(said, [{ words: said, to: members.address, data }])) setTyped("");
  }

  return (
    <details className="card ask">
      <summary>{w.change}</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void offer(event)}>
        <p>{w.changeHint}</p>
        <label>
          <span>{w.newWallet}</span>
          <input
            required
            placeholder="0x…"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value.trim())}
          />
        </label>
        {typed !== "" && to === undefined && <p className="problem">{words.money.noWallet}</p>}
        {isOwn && <p className="problem">{w.sameWallet}</p>}
        <div className="buttons">
          <button type="submit" disabled={busy || to === undefined || isOwn}>
            {w.offer}
          </button>
        </div>
      </form>
    </details>
  );
}
