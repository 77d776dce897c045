import { useState } from "react";
import type { Template, TemplateId } from "./compose.ts";
import { GROUPS } from "./templates/index.ts";
import { words } from "./words/index.ts";

interface TemplatePickerProps {
  onPick: (id: TemplateId) => void;
}

/** All that the co-op can do, to pick from, grouped as members think of it. */
export function TemplatePicker({ onPick }: TemplatePickerProps) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLocaleLowerCase();
  const groups = GROUPS.map(([group, templates]) => [group, templates.filter((one) => fits(one, wanted))] as const);
  const found = groups.filter(([, templates]) => templates.length > 0);
  return (
    <div className="picker">
      <label>
        <span>{words.search}</span>
        <input type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {found.length === 0 && <p role="status">{words.noneFound}</p>}
      {found.map(([group, templates]) => (
        <details key={`${group}${wanted === ""}`} className="picker-group" open={wanted !== "" || group === "money"}>
          <summary>{words.groups[group]}</summary>
          <ul className="picker-list">
            {templates.map(({ id }) => (
              <li key={id}>
                <button type="button" className="picker-item" onClick={() => onPick(id)}>
                  <strong>{words.templates[id].title}</strong>
                  <span>{words.templates[id].about}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function fits({ id }: Template, wanted: string): boolean {
  const { title, about } = words.templates[id];
  return `${title} ${about}`.toLocaleLowerCase().includes(wanted);
}
