import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { pathOf, useCoop } from "../chain/coop.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { dateTime } from "../ui/time.ts";
import { dismiss } from "../wallet/notice.ts";
import { useAction } from "../wallet/useAction.ts";
import { short } from "../words/format.ts";
import { useDirectory } from "./directory.ts";
import { codeOf, invite, packInvitation } from "./invitation.ts";
import type { Invitation } from "./invitation.ts";
import { keepInvitation, keptInvitations } from "./keptInvitations.ts";
import type { KeptInvitation } from "./keptInvitations.ts";
import { words } from "./words/index.ts";
import { LinkToCopy } from "../ui/LinkToCopy.tsx";

const w = words.invite.personal;

const DAY = 86_400; // seconds
const VALID = ["day", "week", "month"] as const;
const DAYS = { day: 1, week: 7, month: 30 };

/** Where an officer makes invitations that admit one person each, and takes them back. */
export function PersonalInvite({ account }: { account: Address }) {
  const coop = useCoop();
  const { books, now } = useSnapshot();
  const directory = useDirectory();
  const { attempt, busy } = useAction();
  const id = useId();
  const classes = [...books.classes].filter(([, { admission }]) => ADMISSIONS[admission] === "Officer");
  const [chosen, setChosen] = useState<number>();
  const [valid, setValid] = useState<keyof typeof DAYS>("week");
  const [made, setMade] = useState<Invitation>();
  const [kept, setKept] = useState(() => keptInvitations(coop));
  const own = kept.filter(({ inviter }) => inviter === account);
  const class_ = classes.find(([number]) => number === chosen)?.[0] ?? classes[0]?.[0];

  async function make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (class_ === undefined) return;
    let notice = "";
    const isMade = await attempt(w.makeSaid(directory.className(class_)), async (actor, tell, name) => {
      notice = name;
      tell({ phase: "signing" });
      // a chain where nothing happens may be behind the computer's clock
      const deadline = Math.max(now, Math.floor(Date.now() / 1_000)) + DAYS[valid] * DAY;
      const invitation = await invite(coop, { class: class_, deadline }, actor.account, actor.signTyped);
      setKept(keepInvitation(coop, { ...invitation, code: await codeOf(invitation.key) }));
      setMade(invitation);
      return "done";
    });
    if (isMade) dismiss(notice); // nothing was recorded; the link says the rest
  }

  if (class_ === undefined && made === undefined && own.length === 0) return null;
  return (
    <div className="card form">
      <h3 id={`${id}-title`}>{w.title}</h3>
      {class_ !== undefined && (
        <form className="form" aria-labelledby={`${id}-title`} onSubmit={(event: SubmitEvent) => void make(event)}>
          <p className="quiet">{w.lead}</p>
          <div className="fields">
            <label className="narrow">
              <span>{words.invite.into}</span>
              <select value={class_} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
                {classes.map(([number]) => (
                  <option key={number} value={number}>
                    {directory.className(number)}
                  </option>
                ))}
              </select>
            </label>
            <label className="narrow">
              <span>{w.valid}</span>
              <select
                value={valid}
                onChange={(event) => setValid(VALID.find((one) => one === event.currentTarget.value) ?? "week")}
              >
                {VALID.map((one) => (
                  <option key={one} value={one}>
                    {w.spans[one]}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="primary" disabled={busy}>
              {w.make}
            </button>
          </div>
        </form>
      )}
      <div role="status">
        {made !== undefined && <p>{w.secret(directory.className(made.class), dateTime(made.deadline))}</p>}
      </div>
      {made !== undefined && (
        <div className="fields">
          <LinkToCopy label={w.link} text={`${location.origin}${pathOf(coop)}/join#${packInvitation(made)}`} />
        </div>
      )}
      {own.length > 0 && <Made kept={own} />}
    </div>
  );
}

/** The invitations that were made in this browser, and what became of them. */
function Made({ kept }: { kept: readonly KeptInvitation[] }) {
  const { members } = useContracts();
  const codes = kept.map(({ code }) => code);
  const used = useReads(["usedCodes", members.address, ...codes], async ({ coop: { client }, blockNumber }) => {
    const reads = kept.map(({ inviter, code }) =>
      readContract(client, { ...members, functionName: "isCodeUsed", args: [inviter, code], blockNumber }),
    );
    const answers = await Promise.all(reads);
    return new Set(codes.filter((_, i) => answers[i]));
  });
  return (
    <>
      <h4>{w.made}</h4>
      <Loaded query={used}>
        {(codesUsed) => (
          <ul className="lines">
            {kept.map((one) => (
              <MadeLine key={one.code} kept={one} isUsed={codesUsed.has(one.code)} />
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

function MadeLine({
  kept: { inviter, class: class_, code, deadline },
  isUsed,
}: {
  kept: KeptInvitation;
  isUsed: boolean;
}) {
  const { events, now } = useSnapshot();
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const className = directory.className(class_);
  const isOpen = !isUsed && now <= deadline;

  function takeBack(): void {
    const said = w.takeBackSaid(className);
    const data = encodeFunctionData({ ...members, functionName: "revokeInvitation", args: [code] });
    void run(said, [{ words: said, to: members.address, data }]);
  }

  const state = () => {
    if (isUsed) return isTakenBack(events, inviter, code) ? w.takenBack : w.used;
    return now > deadline ? w.over(dateTime(deadline)) : w.good(dateTime(deadline));
  };
  return (
    <li>
      {w.line(className, short(code))} <span className="quiet">{state()}</span>{" "}
      {isOpen && (
        <button type="button" disabled={busy} aria-label={w.takeBackWhich(className, short(code))} onClick={takeBack}>
          {w.takeBack}
        </button>
      )}
    </li>
  );
}

function isTakenBack(events: readonly CoopEvent[], inviter: Address, code: Address): boolean {
  return events.some(
    ({ eventName, args }) => eventName === "InvitationRevoked" && args.inviter === inviter && args.code === code,
  );
}
