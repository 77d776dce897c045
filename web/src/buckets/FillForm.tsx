import { useState } from "react";
import type { SubmitEvent } from "react";
import { zeroAddress } from "viem";
import type { Address } from "viem";
import { Link } from "wouter";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { fundOf, matchFor } from "../funds/fund.ts";
import type { MatchFund } from "../funds/fund.ts";
import { useMe } from "../members/useMe.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { isFilling, roomIn } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { givenBy, historyOf } from "./history.ts";
import { useFilling } from "./useFilling.ts";
import { words } from "./words/index.ts";

/** Lets anybody with a wallet put money into a bucket, and says before what becomes of it. */
export function FillForm({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  const { account } = useMe();
  const fund = useMatching(bucket);
  if (!isFilling(bucket, now)) return null;
  const said = words.fill;
  return (
    <section className="card stack" aria-labelledby="fill-title">
      <h2 id="fill-title">{said.title}</h2>
      {fund !== undefined && <Doubled fund={fund} />}
      {roomIn(bucket) === 0n ? (
        <p>{said.full}</p>
      ) : account === undefined ? (
        <>
          <ConnectPrompt to={said.connect} />
          <ul className="terms">
            <RefundTerms bucket={bucket} />
          </ul>
        </>
      ) : (
        <Form key={account} account={account} bucket={bucket} fund={fund} />
      )}
    </section>
  );
}

/** The match fund that doubles what is given to a bucket now. */
function useMatching({ fund: number }: Bucket): MatchFund | undefined {
  const { books, now } = useSnapshot();
  const fund = fundOf(books, number);
  return fund !== undefined && now < fund.until && fund.left > 0n ? fund : undefined;
}

function Doubled({ fund: { number, title, left, perFunder, asset } }: { fund: MatchFund }) {
  const money = useMoney();
  const link = <Link href={`/treasury#fund-${number}`}>“{title}”</Link>;
  return <p className="prompt">{words.fill.matching(link, money(left, asset), money(perFunder, asset))}</p>;
}

/** Under which conditions money comes back. */
function RefundTerms({ bucket: { state, min, asset, deadline } }: { bucket: Bucket }) {
  const money = useMoney();
  const said = words.fill;
  return (
    <>
      <li>{state === "Funded" ? said.hasMinimum : said.backIfMissed(money(min, asset), <When at={deadline} />)}</li>
      <li>{said.backIfUnspent}</li>
      <li>{said.nobodyElse}</li>
    </>
  );
}

interface FormProps {
  bucket: Bucket;
  account: Address;
  fund: MatchFund | undefined;
}

function Form({ bucket, account, fund }: FormProps) {
  const { number, asset } = bucket;
  const coop = useCoop();
  const { events } = useSnapshot();
  const { symbol, decimals } = denominationOf(asset, coop);
  const money = useMoney();
  const { fill, wayWith, busy } = useFilling(bucket, account);
  const purse = usePurse(account, asset);
  const [typed, setTyped] = useState("");
  const amount = parseMoney(typed, decimals);
  const room = roomIn(bucket);
  const history = historyOf(events, number);
  const given = givenBy(history, account);
  const matched =
    fund === undefined || amount === undefined ? 0n : matchFor(fund, history.matches, account, amount, room);
  const said = words.fill;

  return (
    <Loaded query={purse}>
      {({ balance, permissionFor, valueOf }) => {
        const isTooMuch = amount !== undefined && amount > balance;
        const isTooLarge = amount !== undefined && amount > room;
        const permission = amount === undefined ? [] : permissionFor(amount);
        return (
          <form
            className="form"
            onSubmit={(event: SubmitEvent) => {
              event.preventDefault();
              if (amount !== undefined) {
                void fill(amount, permission, valueOf(amount)).then((isDone) => isDone && setTyped(""));
              }
            }}
          >
            <label>
              <span>{said.label(symbol)}</span>
              <input
                inputMode="decimal"
                autoComplete="off"
                value={typed}
                aria-describedby="fill-words"
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </label>
            <p id="fill-words" role="status" className={isTooMuch || isTooLarge ? "problem" : "quiet"}>
              {isTooMuch ? said.tooMuch(money(balance, asset)) : said.holds(money(balance, asset))}{" "}
              {isTooLarge && said.tooLarge(money(room, asset))} {asset === zeroAddress && said.keepForFee}{" "}
              {given > 0n && said.gave(money(given, asset))}
            </p>
            <div>
              <h3>{said.happens}</h3>
              <ul className="terms">
                {amount !== undefined && <li>{said.pays(money(amount, asset))}</li>}
                {matched > 0n && fund !== undefined && <li>{said.matched(money(matched, asset), fund.title)}</li>}
                <RefundTerms bucket={bucket} />
                {amount !== undefined && <li>{said.ways[wayWith(permission)]}</li>}
              </ul>
            </div>
            <div className="buttons">
              <button
                type="submit"
                className="primary"
                disabled={busy || amount === undefined || isTooMuch || isTooLarge}
              >
                {said.button}
              </button>
            </div>
          </form>
        );
      }}
    </Loaded>
  );
}
