import { keccak256 } from "viem";
import type { Hex } from "viem";
import { words } from "../frame/words/index.ts";

/** What is entered about a document that stays where it is. */
export interface DocumentDraft {
  hash?: Hex;
  uri: string;
}

export const NO_DOCUMENT: DocumentDraft = { uri: "" };

interface DocumentFieldsProps {
  name: string; // "Receipt"
  where: string; // "Where others find the receipt"
  draft: DocumentDraft;
  onChange: (draft: DocumentDraft) => void;
}

/** Takes a document's fingerprint, and where it lies. The document itself never leaves the visitor's computer. */
export function DocumentFields({ name, where, draft, onChange }: DocumentFieldsProps) {
  return (
    <>
      <label>
        <span>{words.documentFile(name)}</span>
        <input
          type="file"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            const hash = file === undefined ? undefined : keccak256(new Uint8Array(await file.arrayBuffer()));
            onChange({ ...draft, hash });
          }}
        />
      </label>
      <label>
        <span>{words.documentPlace(where)}</span>
        <input
          value={draft.uri}
          placeholder="https://"
          onChange={(event) => onChange({ ...draft, uri: event.currentTarget.value.trim() })}
        />
      </label>
    </>
  );
}
