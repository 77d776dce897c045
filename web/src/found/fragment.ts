import {
  bytesToHex,
  concat,
  decodeAbiParameters,
  encodePacked,
  getAbiItem,
  hexToBytes,
  hexToNumber,
  size,
  slice,
} from "viem";
import type { Address, Hex } from "viem";
import { coopFactoryAbi } from "../../../sdk/src/abi.ts";
import { encodeCharter } from "../../../sdk/src/charter.ts";
import type { Charter } from "../../../sdk/src/charter.ts";
import type { Consent } from "./draft.ts";
import { fromBase64Url, toBase64Url } from "../ui/base64Url.ts";

// What founders send each other. It stands behind the # of a link, which browsers keep to themselves.

/** A charter, and the factory that it is to be founded by. */
export interface SharedCharter {
  chainId: number;
  factory: Address;
  charter: Charter;
}

/** What somebody sent is not what this page sends. */
export class DamagedError extends Error {}

const VERSION = 1;
const LONGEST = 200_000; // characters of a link
const LARGEST = 1_000_000; // bytes of a charter

const { inputs: CHARTER } = getAbiItem({ abi: coopFactoryAbi, name: "hashOf" });

/** What stands behind the # of a link to sign a charter. */
export async function packCharter({ chainId, factory, charter }: SharedCharter): Promise<string> {
  const head = encodePacked(["uint8", "uint64", "address"], [VERSION, BigInt(chainId), factory]);
  const packed = await squeeze(hexToBytes(concat([head, encodeCharter(charter)])));
  return `charter=${toBase64Url(packed)}`;
}

export async function unpackCharter(fragment: string): Promise<SharedCharter> {
  const bytes = await mend(() => unsqueeze(fromBase64Url(wordAfter("charter", fragment))));
  return mend(() => {
    const [version, chainId, factory] = [slice(bytes, 0, 1), slice(bytes, 1, 9), slice(bytes, 9, 29)];
    if (hexToNumber(version) !== VERSION) throw new DamagedError("another version");
    const [charter] = decodeAbiParameters(CHARTER, slice(bytes, 29));
    return { chainId: hexToNumber(chainId), factory, charter: charter as Charter };
  });
}

/** What stands behind the # of the link that a founder hands back. */
export function packConsent({ hash, wallet, deadline, signature }: Consent): string {
  const head = encodePacked(
    ["uint8", "bytes32", "address", "uint64"],
    [VERSION, hash, wallet, BigInt(Math.trunc(deadline))],
  );
  return `consent=${toBase64Url(hexToBytes(concat([head, signature])))}`;
}

/** Reads one signature, with or without the link around it. */
export function unpackConsent(text: string): Consent {
  return mend(() => {
    const bytes = bytesToHex(fromBase64Url(wordAfter("consent", text)));
    if (size(bytes) <= 61 || hexToNumber(slice(bytes, 0, 1)) !== VERSION) throw new DamagedError("no signature");
    const [hash, wallet] = [slice(bytes, 1, 33), slice(bytes, 33, 53)];
    return { hash, wallet, deadline: hexToNumber(slice(bytes, 53, 61)), signature: slice(bytes, 61) };
  });
}

/** Whatever cannot be read is damaged, for whichever reason. */
function mend<T>(read: () => T): T {
  const damaged = (cause: unknown) => (cause instanceof DamagedError ? cause : new DamagedError("", { cause }));
  try {
    const result = read();
    return result instanceof Promise ? (result.catch((cause: unknown) => Promise.reject(damaged(cause))) as T) : result;
  } catch (cause) {
    throw damaged(cause);
  }
}

function wordAfter(name: string, text: string): string {
  if (text.length > LONGEST) throw new DamagedError("too long");
  return new RegExp(`(?:^|[#&])(?:${name}=)?([\\w-]+)$`).exec(text.trim())?.[1] ?? "";
}

const squeeze = (bytes: Uint8Array): Promise<Uint8Array> => pipe(bytes, new CompressionStream("deflate"));

const unsqueeze = async (bytes: Uint8Array): Promise<Hex> =>
  bytesToHex(await pipe(bytes, new DecompressionStream("deflate")));

/** Sends bytes through a stream. A small packet may hold a mountain of zeros: it is not climbed. */
async function pipe(bytes: Uint8Array, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(through).getReader();
  const pieces: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LARGEST) {
      await reader.cancel();
      throw new DamagedError("too large");
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}
