import { encode } from "uqr";
import { words } from "./words/index.ts";

const QUIET_ZONE = 4; // modules, as the standard asks for, so that cameras find the code

/** The invitation as a QR code: dark on light in every theme, because not every camera reads it otherwise. */
export default function PairingCode({ uri }: { uri: string }) {
  const { size, data } = encode(uri, { border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg className="pairing-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.pair.code}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
