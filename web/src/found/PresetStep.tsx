import { useState } from "react";
import { language } from "../words/language.ts";
import { beginDraft, keepDraft, PRESETS } from "./draft.ts";
import type { Draft, PresetName } from "./draft.ts";
import { Sure } from "./fields.tsx";
import { presets } from "./presets.ts";
import { ClassDot, WeightBar } from "./WeightBar.tsx";
import { words } from "./words/index.ts";

const { preset: said } = words;

/** What kind of co-op it is: the statute that one starts from. */
export function PresetStep({ draft, onChosen }: { draft?: Draft; onChosen: () => void }) {
  const [asked, setAsked] = useState<PresetName>();
  const begin = (name: PresetName) => {
    keepDraft(beginDraft(name, presets[name], draft));
    setAsked(undefined);
    onChosen();
  };
  return (
    <>
      {language !== "en" && <p className="quiet">{said.english}</p>}
      <ul className="presets">
        {PRESETS.map((name) => (
          <li key={name} className="card preset">
            <PresetWords name={name} isChosen={draft?.preset === name} />
            {asked === name ? (
              <Sure
                ask={said.sure}
                yes={said.yes}
                no={said.no}
                onYes={() => begin(name)}
                onNo={() => setAsked(undefined)}
              />
            ) : (
              <button
                type="button"
                className={draft === undefined ? "primary" : undefined}
                onClick={() => (draft === undefined ? begin(name) : setAsked(name))}
              >
                {draft?.preset === name ? said.again(said.names[name]) : said.choose(said.names[name])}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function PresetWords({ name, isChosen }: { name: PresetName; isChosen: boolean }) {
  const { classes } = presets[name];
  return (
    <>
      <h3>{said.names[name]}</h3>
      {isChosen && <p className="badge">{said.chosen}</p>}
      <p>{said.about[name]}</p>
      <p className="quiet">{said.suits(said.who[name])}</p>
      <div>
        <WeightBar weights={classes.map(({ weightBps }) => weightBps)} of={10_000} />
        <p className="legend">
          {classes.map((each, c) => (
            <span key={each.name} className="swatched">
              <ClassDot class={c} /> {said.weight(each.name, each.weightBps)}
            </span>
          ))}
        </p>
      </div>
    </>
  );
}
