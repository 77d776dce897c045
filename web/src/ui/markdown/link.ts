/** Schemes that a link on this page may have. Whatever else somebody wrote on the chain stays plain text. */
const LINKED = ["https:", "ipfs:"];

const LONGEST = 2_000; // letters

/** What a link to `uri` leads to, or undefined where there shall be none. */
export function linkOf(uri: string): string | undefined {
  if (uri.length > LONGEST) return undefined;
  try {
    const { protocol, username, password, href } = new URL(uri);
    const isPlain = username === "" && password === ""; // "https://our.coop@their.example" leads to the latter
    return LINKED.includes(protocol) && isPlain ? href : undefined;
  } catch {
    return undefined; // no address at all
  }
}
