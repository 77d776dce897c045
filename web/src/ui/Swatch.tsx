import type { ReactNode } from "react";
import type { Look } from "./Bar.tsx";

/** A word with the colour that stands for it in a bar. */
export function Swatch({ look, children }: { look: Look; children: ReactNode }) {
  return (
    <span className="swatched">
      <span className={`swatch look-${look}`} aria-hidden="true" />
      {children}
    </span>
  );
}
