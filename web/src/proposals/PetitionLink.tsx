import { useState } from "react";
import { useCoop } from "../chain/coop.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";
import { signersNeeded, writePetition } from "./petition.ts";
import { words } from "./words/index.ts";
import { LinkToCopy } from "../ui/LinkToCopy.tsx";

const { petition: said } = words;

interface PetitionLinkProps {
  calls: readonly Call[];
  wording: string;
  desk: Desk;
}

/** Turns the draft into a link at which members sign for it. */
export function PetitionLink({ calls, wording, desk }: PetitionLinkProps) {
  const { addresses } = useCoop();
  const [link, setLink] = useState<string>();
  const make = () => {
    const written = writePetition({ coop: addresses.assembly, description: wording, calls });
    setLink(`${location.origin}${location.pathname}#petition=${written}`);
  };
  return (
    <details className="petition">
      <summary>{said.title}</summary>
      <div className="form">
        <p>{said.about(signersNeeded(desk.books))}</p>
        <div className="buttons">
          <button type="button" onClick={make}>
            {said.link}
          </button>
        </div>
        {link !== undefined && <LinkToCopy label={said.field} text={link} />}
        {link !== undefined && <p className="quiet">{said.copy}</p>}
      </div>
    </details>
  );
}
