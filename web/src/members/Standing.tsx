import { contractsOf } from "../chain/contracts.ts";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import { useReads } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import { useDirectory } from "./directory.ts";
import type { Member } from "./register.ts";

/** What the register says of the visitor. */
export function Standing({ member, account }: { member: Member; account: Address }) {
  const directory = useDirectory();
  const money = useMoney();
  const shares = useReads(["shares", account], async ({ coop, blockNumber }) => {
    const args = [BigInt(member.number)] as const;
    const [held] = await readContract(coop.client, {
      ...contractsOf(coop.addresses).shares,
      functionName: "sharesOf",
      args,
      blockNumber,
    });
    return held;
  });
  return (
    <Loaded query={shares}>
      {(held) => (
        <p className="card">
          You are <strong>{directory.member(member.number)}</strong> since <Day at={member.joinedAt} /> and hold{" "}
          {count(held, "share")}, worth {money(held * directory.statute.sharePar)} at par.
        </p>
      )}
    </Loaded>
  );
}
