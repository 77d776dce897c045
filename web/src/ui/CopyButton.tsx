import { useState } from "react";
import { words } from "../frame/words/index.ts";

interface CopyButtonProps {
  text: string;
  what?: string; // is copied, for who does not see what stands beside the button
  className?: string;
  children?: string; // what stands on it: “Copy”, unless said otherwise
}

/** Puts a text into the clipboard, and says so until the text is another one. */
export function CopyButton({ text, what, className, children = words.copy }: CopyButtonProps) {
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  }

  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={isCopied || what === undefined ? undefined : words.copyWhat(what)}
        onClick={() => void copy()}
      >
        {isCopied ? words.copied : children}
      </button>
      <span className="visually-hidden" role="status">
        {isCopied && words.copied}
      </span>
    </>
  );
}
