import { useMemo } from "react";
import { layOut } from "./markdown/elements.tsx";
import "./markdown/markdown.css";

/**
 * What a stranger wrote, laid out: paragraphs, headings, lists, quotes, code, emphasis and links, and nothing else.
 * Nothing is loaded, nothing runs, and a text that is too long or too tangled to be laid out is shown as it was written.
 */
export function Markdown({ text }: { text: string }) {
  const content = useMemo(() => layOut(text), [text]);
  return <div className="markdown">{content}</div>;
}
