import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { words as purseWords } from "../funds/words/index.ts";
import { deadlineAfter, signPermit } from "../treasury/permits.ts";
import { usePermitDomain } from "../treasury/usePermitDomain.ts";
import { useMoney } from "../ui/money.ts";
import { dateTime } from "../ui/time.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Prepare } from "../wallet/useAction.ts";
import { useAtomic } from "../wallet/useAtomic.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

/** What a visitor is asked for who fills a bucket. */
export type Way =
  | "once" // to confirm it
  | "signing" // to sign that the treasury may take the amount, and to confirm it
  | "together" // to confirm the permission and the filling as one
  | "twice"; // to confirm the one and then the other

/** Fills a bucket from an account, in the way that asks it for least. */
export function useFilling({ number, title, asset }: Pick<Bucket, "number" | "title" | "asset">, account: Address) {
  const { client, chain } = useCoop();
  const { buckets, treasury } = useContracts();
  const { now } = useSnapshot();
  const money = useMoney();
  const domain = usePermitDomain(account, asset);
  const isAtomic = useAtomic();
  const { run, busy } = useAction();

  /** `permission`: the steps that must come first where nothing is signed in their place. */
  function wayWith(permission: readonly Step[]): Way {
    if (permission.length === 0) return "once";
    if (domain !== undefined) return "signing";
    return isAtomic ? "together" : "twice";
  }

  /** `value`: the ether that goes along. Says whether it went well. */
  function fill(amount: bigint, permission: readonly Step[], value: bigint): Promise<boolean> {
    const doing = words.fill.doing(money(amount, asset), title);
    const args = [BigInt(number), amount] as const;
    const data = encodeFunctionData({ abi: buckets.abi, functionName: "fill", args });
    const step = { words: doing, to: buckets.address, data, value };
    const steps = [...permission, step];
    if (permission.length === 0 || domain === undefined) return run(doing, steps);

    const prepare: Prepare = async ({ account: owner, signTyped }, tell) => {
      const { dryRunPermitted } = await import("../wallet/perform.ts");
      await dryRunPermitted({ client, chain }, owner, step);
      const deadline = deadlineAfter(now);
      const signing = purseWords.purse.sign(money(amount, asset), dateTime(deadline));
      tell({ phase: "signing", step: { number: 1, of: 2, words: signing } });
      const permit = { domain, owner, spender: treasury.address, value: amount };
      const signed = await signPermit(client, permit, deadline, signTyped);
      if (signed === undefined) return steps;
      const { v, r, s } = signed;
      const withPermit = [...args, deadline, v, r, s] as const;
      return [
        { ...step, data: encodeFunctionData({ abi: buckets.abi, functionName: "fillWithPermit", args: withPermit }) },
      ];
    };
    return run(doing, prepare);
  }

  return { fill, wayWith, busy };
}
