import type { Connector } from "wagmi";
import { tame } from "../ui/markdown/tame.ts";
import { words } from "./words/index.ts";

// Whatever else runs in the browser may announce itself as a wallet (EIP-6963), with any name and icon.

const MOST = 20; // wallets
const LONGEST_NAME = 40; // letters
const LARGEST_ICON = 64_000; // letters

/** Images that come along as they are. As the source of an image, a drawing runs no scripts and loads nothing. */
const ICON = /^data:image\/(?:png|svg\+xml|jpeg|gif|webp|avif)[;,]/;

type Offer = Pick<Connector, "name" | "icon" | "type" | "id">;

/** The wallets in the browser: those that announced themselves, or else one that only put itself there. */
export function offered<One extends Offer>(connectors: readonly One[], isOneInjected: boolean): One[] {
  const announced = connectors.filter(({ id, type }) => type === "injected" && id !== "injected");
  const unannounced = connectors.filter(({ id }) => id === "injected" && isOneInjected);
  const safe = connectors.filter(({ type }) => type === "safe");
  return [...safe, ...(announced.length > 0 ? announced : unannounced).slice(0, MOST)];
}

export function nameOf({ name }: Pick<Offer, "name">): string {
  const letters = [...tame(name).trim()];
  if (letters.length === 0) return words.choose.nameless;
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join("")}…` : letters.join("");
}

/** The icon of a wallet, if it is an image that needs not be loaded from anywhere. */
export function iconOf({ icon }: Pick<Offer, "icon">): string | undefined {
  return icon !== undefined && icon.length <= LARGEST_ICON && ICON.test(icon.trim()) ? icon.trim() : undefined;
}
