import { useState } from "react";
import { chooseLanguage, language, LANGUAGES } from "../words/language.ts";
import type { Language } from "../words/language.ts";
import { chooseTheme, currentTheme, THEMES } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { words } from "./words/index.ts";

/** Stands below every page: what this is, and how it looks and speaks. */
export function SiteFoot() {
  return (
    <footer className="site-foot">
      <p>{words.footer.unaudited}</p>
      <div className="choices-of-look">
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </footer>
  );
}

function LanguageChoice() {
  return (
    <select
      aria-label={words.language}
      value={language}
      onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <select
      aria-label={words.theme.label}
      value={theme}
      onChange={(event) => {
        const chosen = event.currentTarget.value as Theme;
        chooseTheme(chosen);
        setTheme(chosen);
      }}
    >
      {THEMES.map((each) => (
        <option key={each} value={each}>
          {words.theme[each]}
        </option>
      ))}
    </select>
  );
}
