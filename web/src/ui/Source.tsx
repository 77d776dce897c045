import type { Hex } from "viem";
import { words } from "../frame/words/index.ts";
import { short } from "../words/format.ts";
import { linkOf } from "./markdown/link.ts";
import { tame } from "./markdown/tame.ts";

/** Where something lies. It is never loaded unasked: whoever follows the link knows where it leads. */
export function Source({ uri }: { uri: string }) {
  const href = linkOf(uri);
  if (href === undefined) return <bdi className="uri">{tame(uri)}</bdi>;
  return (
    <a className="uri" dir="auto" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {tame(uri)}
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
  const place = uri === "" ? undefined : <Source uri={uri} />;
  const fingerprint = isGiven(hash) ? <code title={hash}>{short(hash)}</code> : undefined;
  return <>{words.document(place, fingerprint)}</>;
}
