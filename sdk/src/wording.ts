/** What a proposal says of itself. */
export interface Wording {
  title: string;
  text: string;
}

/** Lines at the end of a description that bind it to its proposer, or to a first call, are for the contract only. */
const FOR_THE_CONTRACT = /(\n?#proposer=0x[0-9a-fA-F]{40}|\n#second-call)+\s*$/;

/** Title and text of a proposal: the first line of its description, as a heading or not, is the title. */
export function wordingOf(description: string): Wording {
  const [first = "", ...rest] = description.replace(FOR_THE_CONTRACT, "").split("\n");
  return { title: first.replace(/^#+\s*/, ""), text: rest.join("\n").trim() };
}
