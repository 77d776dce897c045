import { erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { Coop } from "../chain/coop.ts";
import { contractsOf } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { count, short } from "../ui/words.ts";
import { totalOf } from "../../../sdk/src/journal.ts";
import type { SealedLedger } from "../../../sdk/src/journal.ts";

/** What the comparison of this page's own books with the chain found. */
interface Findings {
  block: bigint;
  assets: readonly { asset: Address; booked: bigint; held: bigint }[];
  ownSeal: bigint;
  seal: bigint;
}

/** Compares the books that this page wrote itself with what the chain says. */
export function Audit({ ledger }: { ledger: SealedLedger }) {
  const findings = useReads(["audit"], ({ coop, blockNumber }) => compare(ledger, coop, blockNumber));
  return (
    <div className="card audit">
      <h3>Do the books equal the tokens?</h3>
      <Loaded query={findings}>{(found) => <Report {...found} />}</Loaded>
    </div>
  );
}

async function compare(ledger: SealedLedger, coop: Coop, blockNumber: bigint): Promise<Findings> {
  const { client, addresses } = coop;
  const contracts = contractsOf(addresses);
  const readAsset = async (asset: Address) => {
    const held = await readHeld(coop, asset, blockNumber);
    return { asset, held, booked: totalOf(ledger, asset) };
  };
  const [seal, assets] = await Promise.all([
    readContract(client, { ...contracts.treasury, functionName: "seal", blockNumber }),
    Promise.all([...ledger.balances.keys()].map(readAsset)),
  ]);
  return { block: blockNumber, assets, ownSeal: ledger.seal, seal };
}

function readHeld({ client, addresses }: Coop, asset: Address, blockNumber: bigint): Promise<bigint> {
  const address = addresses.treasury;
  if (asset === zeroAddress) return getBalance(client, { address, blockNumber });
  return readContract(client, {
    address: asset,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [address],
    blockNumber,
  });
}

function Report({ block, assets, ownSeal, seal }: Findings) {
  const money = useMoney();
  const isSealed = seal === ownSeal;
  const isWhole = assets.every(({ booked, held }) => booked === held);
  const entries = count(seal >> 208n, "entry", "entries");
  const fingerprint = `0x${BigInt.asUintN(208, ownSeal).toString(16).padStart(52, "0")}`;
  return (
    <>
      <p className={isSealed && isWhole ? "verdict verdict-good" : "verdict verdict-bad"}>
        {isSealed && isWhole ? "Yes: the books equal the tokens." : "No: the books do not equal the tokens."}
      </p>
      <ul className="findings">
        {assets.map(({ asset, booked, held }) => (
          <li key={asset}>
            All accounts together make {money(booked, asset)}; the treasury holds {money(held, asset)}.
          </li>
        ))}
        <li>
          {isSealed
            ? `None of the ${entries} is missing or altered: their running seal is the treasury’s own.`
            : `The treasury has sealed ${entries}, and those that arrived here do not give the same seal.`}
        </li>
      </ul>
      <p className="quiet">
        Your browser did the sums itself, from the journal up to block {block.toString()}. Seal{" "}
        <code title={fingerprint}>{short(fingerprint)}</code>
      </p>
    </>
  );
}
