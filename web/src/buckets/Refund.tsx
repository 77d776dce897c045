import { useState } from "react";
import { encodeFunctionData, isAddress } from "viem";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import { useContracts } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { short } from "../ui/words.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./useBuckets.ts";

interface RefundProps {
  bucket: Bucket;
  account: Address;
}

/** Gives back what an ended bucket did not spend: to the visitor, and on its behalf to the round and to the fund. */
export function Refund({ bucket, account }: RefundProps) {
  const contracts = useContracts();
  const { number, fromRound, isReturned, fund } = bucket;
  const given = useReads(["given", number, account], async ({ coop: { client }, blockNumber }) => {
    const read = (funder: Address) =>
      readContract(client, {
        ...contracts.buckets,
        functionName: "fundedBy",
        args: [BigInt(number), funder],
        blockNumber,
      });
    const [own, funds] = await Promise.all([read(account), read(contracts.funds.address)]);
    return { own, funds };
  });
  return (
    <Loaded query={given}>
      {({ own, funds }) => (
        <>
          <OwnPart bucket={bucket} account={account} due={partOf(bucket, own)} />
          <OthersPart
            bucket={bucket}
            funder={contracts.rounds.address}
            name="what members shared out"
            due={isReturned ? 0n : partOf(bucket, fromRound)}
          />
          <OthersPart
            bucket={bucket}
            funder={contracts.funds.address}
            name={fund === 0 ? "what a standing budget gave" : "what the match fund gave"}
            due={partOf(bucket, funds)}
          />
        </>
      )}
    </Loaded>
  );
}

/** As contracts/Buckets.sol counts it: the difference of two running totals that are rounded down. */
function partOf({ raised, fromRound, spent, claimed }: Bucket, given: bigint): bigint {
  const total = raised + fromRound;
  const unspent = total - spent;
  return total === 0n ? 0n : ((claimed + given) * unspent) / total - (claimed * unspent) / total;
}

function OwnPart({ bucket: { number, title, asset }, account, due }: RefundProps & { due: bigint }) {
  const { abi, address } = useContracts().buckets;
  const money = useMoney();
  const { run, busy } = useAction();
  const [to, setTo] = useState("");
  if (due === 0n) return null;

  const words = `Take back ${money(due, asset)} from “${title}”`;
  const refund = (data: Step["data"], said = words) => void run(said, [{ words: said, to: address, data }]);
  const here = encodeFunctionData({ abi, functionName: "refund", args: [BigInt(number), account] });
  const elsewhere = (wallet: Address) =>
    encodeFunctionData({ abi, functionName: "refundTo", args: [BigInt(number), wallet] });
  return (
    <div>
      <button type="button" disabled={busy} onClick={() => refund(here)}>
        Take back {money(due, asset)}
      </button>
      <details className="ask">
        <summary>To another wallet, if yours cannot receive it</summary>
        <div className="fill-inputs">
          <input
            aria-label="The other wallet"
            placeholder="0x…"
            value={to}
            onChange={(event) => setTo(event.target.value.trim())}
          />
          <button
            type="button"
            disabled={busy || !isAddress(to)}
            onClick={() => isAddress(to) && refund(elsewhere(to), `${words} to ${short(to)}`)}
          >
            Take back
          </button>
        </div>
      </details>
    </div>
  );
}

interface OthersPartProps {
  bucket: Bucket;
  funder: Address;
  name: string;
  due: bigint;
}

/** Anyone may send the part of a round or a fund on its way. */
function OthersPart({ bucket: { number, title, asset }, funder, name, due }: OthersPartProps) {
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  if (due === 0n) return null;
  const words = `Return ${money(due, asset)} of ${name} from “${title}”`;
  const data = encodeFunctionData({ ...buckets, functionName: "refund", args: [BigInt(number), funder] });
  return (
    <p className="quiet">
      {money(due, asset)} of {name} are still in it.{" "}
      <button
        type="button"
        className="plain"
        disabled={busy}
        onClick={() => void run(words, [{ words, to: buckets.address, data }])}
      >
        Return them
      </button>
    </p>
  );
}
