import { erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { Coop } from "../chain/coop.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { count, short } from "../ui/words.ts";
import { totalOf } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";

/** Compares the books that this page wrote itself with what the chain says. */
export function Audit({ ledger }: { ledger: Ledger }) {
  const { block } = useSnapshot();
  const assets = [...ledger.balances.keys()];
  const chain = useReads(["audit", assets], async ({ coop, blockNumber }) => {
    const { client, contracts } = coop;
    const [seal, ...held] = await Promise.all([
      readContract(client, { ...contracts.treasury, functionName: "seal", blockNumber }),
      ...assets.map((asset) => readHeld(coop, asset, blockNumber)),
    ]);
    return { seal, held, number: blockNumber };
  });

  return (
    <div className="card audit">
      <h3>Do the books equal the tokens?</h3>
      <Loaded query={chain}>
        {({ seal, held, number }) => (number === block.number ? (
          <Findings ledger={ledger} seal={seal} held={assets.map((asset, i) => [asset, held[i] ?? 0n])} number={number} />
        ) : (
          <p className="quiet">Checking block {block.number.toString()} …</p>
        ))}
      </Loaded>
    </div>
  );
}

function readHeld({ client, contracts }: Coop, asset: Address, blockNumber: bigint): Promise<bigint> {
  const { address } = contracts.treasury;
  if (asset === zeroAddress) return getBalance(client, { address, blockNumber });
  return readContract(client, { address: asset, abi: erc20Abi, functionName: "balanceOf", args: [address], blockNumber });
}

interface FindingsProps {
  ledger: Ledger;
  seal: bigint;
  held: readonly (readonly [Address, bigint])[];
  number: bigint;
}

function Findings({ ledger, seal, held, number }: FindingsProps) {
  const money = useMoney();
  const isSealed = seal === ledger.seal;
  const isWhole = held.every(([asset, amount]) => totalOf(ledger, asset) === amount);
  const entries = count(seal >> 208n, "entry", "entries");
  return (
    <>
      <p className={isSealed && isWhole ? "verdict verdict-good" : "verdict verdict-bad"}>
        {isSealed && isWhole ? "Yes: the books equal the tokens." : "No: the books do not equal the tokens."}
      </p>
      <ul className="findings">
        {held.map(([asset, amount]) => (
          <li key={asset}>
            All accounts together make {money(totalOf(ledger, asset), asset)}; the treasury holds {money(amount, asset)}.
          </li>
        ))}
        <li>
          {isSealed
            ? `None of the ${entries} is missing or altered: their running seal is the treasury’s own.`
            : `The treasury has sealed ${entries}, and those that arrived here do not give the same seal.`}
        </li>
      </ul>
      <p className="quiet">
        Your browser did the sums itself, from the journal up to block {number.toString()}. Seal{" "}
        <code title={ledger.seal.toString(16)}>{short(`0x${ledger.seal.toString(16)}`)}</code>
      </p>
    </>
  );
}
