import { useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { useState } from "react";
import { useSite } from "../chain/site.ts";
import { TIP_KEY } from "../chain/snapshot.ts";
import { dismiss, getNotices, isBusy, newId, tellOf, useNotices } from "./notice.ts";
import type { Phase, Tell } from "./notice.ts";
import { OtherAccountError } from "./problems.ts";
import { requestsOf, twinOf } from "./sent.ts";
import { getSession, useSession } from "./session.ts";
import type { Session, Step } from "./session.ts";

/** Whoever acts: the wallet that is connected. */
export type Actor = Required<Pick<Session, "signTyped">> & { account: Address };

/** Does something in the name of an actor, and says how the story ends. */
export type Work = (actor: Actor, tell: Tell, id: string) => Promise<Phase>;

/** Finds the steps once their turn has come, because they hold what the visitor signs for them. */
export type Prepare = (actor: Actor, tell: Tell) => Promise<readonly Step[]>;

/**
 * Carries out what the visitor asks for. What happens is told in words by {@link NoticeBar}. It is busy while the
 * visitor is being asked for anything, and while what was begun here is on its way: whatever else the page offers can
 * be done meanwhile.
 */
export function useAction() {
  const site = useSite();
  const queryClient = useQueryClient();
  const { account: filledInBy } = useSession();
  const { all } = useNotices();
  const [underWay, setUnderWay] = useState(0);
  const busy = underWay > 0 || all.some(isBusy);

  /** Works, and says whether it went well. */
  async function attempt(words: string, work: Work): Promise<boolean> {
    const { account, signTyped } = getSession();
    if (account === undefined || signTyped === undefined || getNotices().all.some(isBusy)) return false;
    const id = newId();
    const tell: Tell = (patch) => tellOf(id, patch);
    tell({ words, phase: "checking" });
    setUnderWay((n) => n + 1);
    try {
      if (account !== filledInBy) throw new OtherAccountError();
      const phase = await work({ account, signTyped }, tell, id);
      await queryClient.invalidateQueries({ queryKey: TIP_KEY });
      tell({ phase });
      return true;
    } catch (error) {
      if (error instanceof Unwanted) dismiss(id);
      else tell((await import("./perform.ts")).endWith(error));
      return false;
    } finally {
      setUnderWay((n) => n - 1);
    }
  }

  /** Tries every step without signing, has it signed, and follows it until it is recorded. */
  async function run(words: string, wanted: readonly Step[] | Prepare): Promise<boolean> {
    return attempt(words, async (actor, tell, id) => {
      const { account } = actor;
      const { perform } = await import("./perform.ts");
      const steps = typeof wanted === "function" ? await wanted(actor, tell) : wanted;
      const twin = twinOf({ chainId: site.chain.id, account, requests: requestsOf(steps) });
      if (twin !== undefined && !(await askAgain(tell))) throw new Unwanted();
      tell({ block: await perform({ site, id, words, account, steps }, tell) });
      return "recorded";
    });
  }

  return { attempt, run, busy };
}

/** The visitor thought better of it. */
class Unwanted extends Error {}

/** Asks whether the same shall be sent again that is on its way already. */
const askAgain = (tell: Tell): Promise<boolean> => new Promise((resolve) => tell({ phase: "asking", answer: resolve }));
