import type { Hex } from "viem";
import { short } from "./words.ts";

/** Schemes that a link on this page may have. Whatever else somebody wrote on the chain stays plain text. */
const LINKED = ["https:", "ipfs:"];

function linkOf(uri: string): string | undefined {
  try {
    const { protocol, href } = new URL(uri);
    return LINKED.includes(protocol) ? href : undefined;
  } catch {
    return undefined; // no address at all
  }
}

/** Where something lies. It is never loaded unasked: whoever follows the link knows where it leads. */
export function Source({ uri }: { uri: string }) {
  const href = linkOf(uri);
  if (href === undefined) return <span className="uri">{uri}</span>;
  return (
    <a className="uri" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {uri}
    </a>
  );
}

/** Whether somebody gave a fingerprint, or only the zero that stands for none. */
const isGiven = (hash: Hex): boolean => BigInt(hash) !== 0n;

/** Whether there is anything to tell of a document. */
export function isDocument(document: { hash: Hex; uri: string } | undefined): document is { hash: Hex; uri: string } {
  return document !== undefined && (document.uri !== "" || isGiven(document.hash));
}

/** Where a document lies, and the fingerprint by which one knows it again. */
export function DocumentWords({ document: { hash, uri } }: { document: { hash: Hex; uri: string } }) {
  return (
    <>
      {uri === "" ? "no place given" : <Source uri={uri} />}
      {isGiven(hash) && (
        <>
          , fingerprint <code title={hash}>{short(hash)}</code>
        </>
      )}
    </>
  );
}
