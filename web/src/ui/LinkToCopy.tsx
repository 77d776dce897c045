import { useId } from "react";
import { CopyButton } from "./CopyButton.tsx";

/** A text to hand on, and a button that copies it. */
export function LinkToCopy({ label, text }: { label: string; text: string }) {
  const id = useId();
  return (
    <div className="copyable">
      <label htmlFor={id}>
        <span>{label}</span>
      </label>
      <input id={id} className="code-input" dir="ltr" readOnly value={text} onFocus={(e) => e.currentTarget.select()} />
      <CopyButton text={text} what={label} />
    </div>
  );
}
