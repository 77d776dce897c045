import { readStored, writeStored } from "../ui/stored.ts";

const STORED_AS = "rochdale.node";

/** The node that the visitor chose last; undefined where none was chosen. */
export function rememberedNode(): string | undefined {
  const url = readStored(STORED_AS);
  return url !== null && faultOf(url) === undefined ? url : undefined;
}

export function rememberNode(url: string, own: string): void {
  writeStored(STORED_AS, url === own ? undefined : url);
}

export type Fault = "noUrl" | "insecure";

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Why a node cannot be asked at this address; undefined where nothing speaks against it. */
export function faultOf(url: string, pageProtocol = globalThis.location?.protocol): Fault | undefined {
  if (!URL.canParse(url)) return "noUrl";
  const { protocol, hostname } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return "noUrl";
  // browsers let a page that came by https ask nothing by http, except the visitor's own computer
  return pageProtocol === "https:" && protocol === "http:" && !LOCAL.test(hostname) ? "insecure" : undefined;
}
