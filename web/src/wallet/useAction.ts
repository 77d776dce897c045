import { useQueryClient } from "@tanstack/react-query";
import { useCoop } from "../chain/coop.ts";
import { TIP_KEY } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { moneyFormat } from "../ui/money.ts";
import { getNotice, isBusy, setNotice, useNotice } from "./notice.ts";
import { getSession } from "./session.ts";
import type { Step } from "./session.ts";

/**
 * Carries out what the visitor asks for: tries every step without signing, has it signed, and follows it until it is
 * recorded. What happens is told in words by {@link NoticeBar}. `run` says whether all of it was done.
 */
export function useAction() {
  const coop = useCoop();
  const directory = useDirectory();
  const queryClient = useQueryClient();
  const busy = isBusy(useNotice());

  async function run(words: string, steps: readonly Step[]): Promise<boolean> {
    const { account, send } = getSession();
    if (account === undefined || send === undefined || isBusy(getNotice())) return false;
    setNotice({ phase: "checking", words });
    const { perform, sentenceOf } = await import("./perform.ts");
    try {
      await perform({ coop, account, send, steps }, (progress) => setNotice({ words, ...progress }));
      await queryClient.invalidateQueries({ queryKey: TIP_KEY });
      setNotice({ phase: "done", words });
      return true;
    } catch (error) {
      const problem = sentenceOf(error, { money: moneyFormat(coop), directory, contracts: coop.contracts });
      setNotice({ phase: "failed", words, problem });
      return false;
    }
  }

  return { run, busy };
}
