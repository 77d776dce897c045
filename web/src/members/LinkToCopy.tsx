import { useState } from "react";
import { words as frame } from "../frame/words/index.ts";
import { words } from "./words/index.ts";

/** A link to send to somebody, and a button that puts it into the clipboard. */
export function LinkToCopy({ label, link }: { label: string; link: string }) {
  const [copied, setCopied] = useState("");
  const isCopied = copied === link;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link);
    setCopied(link);
  }

  return (
    <>
      <label>
        <span>{label}</span>
        <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? frame.copied : frame.copy}
      </button>
      <span className="visually-hidden" role="status">
        {isCopied && words.invite.copied}
      </span>
    </>
  );
}
