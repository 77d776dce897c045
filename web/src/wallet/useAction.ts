import { useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { useContext } from "react";
import { CoopContext } from "../chain/coop.ts";
import { useSite } from "../chain/site.ts";
import { SnapshotContext, TIP_KEY } from "../chain/snapshot.ts";
import { directoryOf } from "../members/directory.ts";
import { moneyFormat } from "../ui/money.ts";
import { getNotice, isBusy, setNotice, useNotice } from "./notice.ts";
import type { Notice } from "./notice.ts";
import type { Progress } from "./perform.ts";
import { getSession } from "./session.ts";
import type { Session, Step } from "./session.ts";

/** Whoever acts: the wallet that is connected. */
export type Actor = Required<Pick<Session, "send" | "sign">> & { account: Address };

/** Does something in the name of an actor, and says how the story ends. */
export type Work = (actor: Actor, report: (progress: Progress) => void) => Promise<Notice["phase"]>;

/** Carries out what the visitor asks for. What happens is told in words by {@link NoticeBar}. */
export function useAction() {
  const site = useSite();
  const coop = useContext(CoopContext);
  const snapshot = useContext(SnapshotContext);
  const queryClient = useQueryClient();
  const busy = isBusy(useNotice());

  /** Works, and says whether it went well. */
  async function attempt(words: string, work: Work): Promise<boolean> {
    const { account, send, sign } = getSession();
    if (account === undefined || send === undefined || sign === undefined || isBusy(getNotice())) return false;
    setNotice({ phase: "checking", words });
    try {
      const phase = await work({ account, send, sign }, (progress) => setNotice({ words, ...progress }));
      await queryClient.invalidateQueries({ queryKey: TIP_KEY });
      setNotice({ phase, words });
      return true;
    } catch (error) {
      const { sentenceOf } = await import("./perform.ts");
      const known =
        coop === undefined || snapshot === undefined
          ? undefined
          : { money: moneyFormat(coop), directory: directoryOf(snapshot.events), addresses: coop.addresses };
      const problem = sentenceOf(error, known);
      setNotice({ phase: "failed", words, problem });
      return false;
    }
  }

  /** Tries every step without signing, has it signed, and follows it until it is recorded. */
  async function run(words: string, steps: readonly Step[]): Promise<boolean> {
    return attempt(words, async ({ account, send }, report) => {
      const { perform } = await import("./perform.ts");
      await perform({ site, account, send, steps }, report);
      return "done";
    });
  }

  return { attempt, run, busy };
}
