import { erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import { Link } from "wouter";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import { replay, sealedEntries, totalOf } from "../../../sdk/src/journal.ts";
import type { SealedLedger } from "../../../sdk/src/journal.ts";
import { contractsOf } from "../chain/contracts.ts";
import type { Coop } from "../chain/coop.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { short } from "../words/format.ts";
import { useJournal } from "./journal.ts";
import { words } from "./words/index.ts";

/** What the comparison of this page's own books with the chain found. */
interface Findings {
  block: bigint;
  assets: readonly { asset: Address; booked: bigint; held: bigint }[];
  ownSeal: bigint;
  seal: bigint;
}

/** Compares the books that this page wrote itself with what the chain says. */
export function Audit() {
  const { books } = useSnapshot();
  const journal = useJournal();
  const findings = useReads(["audit"], ({ coop, blockNumber }) => {
    return compare(ledgerAt(books.ledger, journal), coop, blockNumber);
  });
  return (
    <section className="card audit" aria-labelledby="audit-title">
      <h2 id="audit-title">{words.proof.title}</h2>
      <Loaded query={findings}>{(found) => <Report {...found} />}</Loaded>
      <p>
        <Link href="/check">{words.proof.more}</Link>
      </p>
    </section>
  );
}

/** The books may be ahead of the block that the page shows, while it reads the next one: then they are written anew. */
function ledgerAt(ledger: SealedLedger, journal: readonly EntryEvent[]): SealedLedger {
  const isOfThisBlock = sealedEntries(ledger.seal) === BigInt(journal.length);
  return isOfThisBlock ? ledger : replay(journal.map(({ args }) => args));
}

/** The books grow while the chain is asked, so what they say now is noted first. */
async function compare(ledger: SealedLedger, coop: Coop, blockNumber: bigint): Promise<Findings> {
  const { client, addresses } = coop;
  const contracts = contractsOf(addresses);
  const ownSeal = ledger.seal;
  const booked = [...ledger.balances.keys()].map((asset) => ({ asset, booked: totalOf(ledger, asset) }));
  const [seal, held] = await Promise.all([
    readContract(client, { ...contracts.treasury, functionName: "seal", blockNumber }),
    Promise.all(booked.map(({ asset }) => readHeld(coop, asset, blockNumber))),
  ]);
  const assets = booked.map((sum, i) => ({ ...sum, held: held[i] ?? 0n }));
  return { block: blockNumber, assets, ownSeal, seal };
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
  const isGood = isSealed && assets.every(({ booked, held }) => booked === held);
  const fingerprint = fingerprintOf(ownSeal);
  return (
    <>
      <p className={isGood ? "verdict verdict-good" : "verdict verdict-bad"}>
        {isGood ? words.proof.good : words.proof.bad}
      </p>
      <ul className="findings">
        {assets.map(({ asset, booked, held }) => (
          <li key={asset}>
            {booked < held
              ? words.proof.unbooked(money(booked, asset), money(held, asset))
              : words.proof.compared(money(booked, asset), money(held, asset))}
          </li>
        ))}
        <li>{isSealed ? words.proof.sealed(sealedEntries(seal)) : words.proof.unsealed(sealedEntries(seal))}</li>
      </ul>
      <p className="quiet">
        {words.proof.how(block.toString())} <code title={fingerprint}>{short(fingerprint)}</code>
      </p>
    </>
  );
}

const HASH_BITS = 208; // of a seal, below the number of entries

/** The running hash in a seal. */
export function fingerprintOf(seal: bigint): `0x${string}` {
  return `0x${BigInt.asUintN(HASH_BITS, seal)
    .toString(16)
    .padStart(HASH_BITS / 4, "0")}`;
}
