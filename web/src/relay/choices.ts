import { CHOICES } from "../../../sdk/src/names.ts";
import type { Choice } from "../../../sdk/src/names.ts";

/** What a ballot that lies in the box says. */
export type Cast = Exclude<Choice, "None">;

/** In the order in which members are asked. */
export const OFFERED: readonly Cast[] = ["For", "Against", "Abstain", "Block"];

/** The number of a choice, as contracts take it. */
export const supportOf = (choice: Cast): number => CHOICES.indexOf(choice);

/** What a ballot says, if it is a choice that there is. */
export function choiceOf({ support }: { support: number }): Cast | undefined {
  const choice = CHOICES[support];
  return choice === "None" ? undefined : choice;
}
