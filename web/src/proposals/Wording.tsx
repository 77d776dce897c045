import { useState } from "react";
import { Markdown } from "../ui/Markdown.tsx";
import type { Draft } from "./draft.ts";
import { isLink } from "./draft.ts";
import { words } from "./words/index.ts";

interface WordingProps {
  draft: Draft;
  suggestion: string; // for a title
  onChange: (patch: Partial<Draft>) => void;
}

/** What the proposal says of itself: title, text, and where it is talked about. */
export function Wording({ draft, suggestion, onChange }: WordingProps) {
  const [isReading, setReading] = useState(false);
  return (
    <div className="form">
      <div className="field field-wide">
        <label htmlFor="proposal-title">
          <span>{words.titleField}</span>
        </label>
        <input
          id="proposal-title"
          value={draft.title}
          placeholder={suggestion}
          aria-describedby="proposal-title-hint"
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <p id="proposal-title-hint" className="quiet">
          {words.titleHint}
        </p>
      </div>
      <div className="field field-wide">
        <div className="wording-head">
          <label htmlFor="proposal-text">
            <span>{words.text}</span>
          </label>
          <button type="button" className="plain" aria-pressed={isReading} onClick={() => setReading(!isReading)}>
            {isReading ? words.write : words.read}
          </button>
        </div>
        {isReading ? (
          <div className="card">
            {draft.text.trim() === "" ? <p className="quiet">{words.emptyText}</p> : <Markdown text={draft.text} />}
          </div>
        ) : (
          <textarea
            id="proposal-text"
            rows={8}
            value={draft.text}
            aria-describedby="proposal-text-hint"
            onChange={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
        <p id="proposal-text-hint" className="quiet">
          {words.textHint}
        </p>
      </div>
      <div className="field field-wide">
        <label htmlFor="proposal-link">
          <span>{words.link}</span>
        </label>
        <input
          id="proposal-link"
          type="url"
          value={draft.link}
          placeholder="https://"
          aria-describedby="proposal-link-hint"
          onChange={(event) => onChange({ link: event.currentTarget.value })}
        />
        <p id="proposal-link-hint" className={isLink(draft.link) ? "quiet" : "problem"}>
          {isLink(draft.link) ? words.linkHint : words.badLink}
        </p>
      </div>
    </div>
  );
}
