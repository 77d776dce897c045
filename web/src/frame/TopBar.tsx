import { useState } from "react";
import { Link } from "wouter";
import { WalletButton } from "../wallet/WalletButton.tsx";
import { chooseLanguage, language, LANGUAGES } from "../words/language.ts";
import type { Language } from "../words/language.ts";
import { chooseTheme, currentTheme, THEMES } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { words } from "./words/index.ts";

/** Stands above every page: the way home, how the page looks and speaks, and the wallet. */
export function TopBar() {
  return (
    <header className="topbar">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Link className="mark" href="/">
        Rochdale
      </Link>
      <div className="topbar-tools">
        <LanguageChoice />
        <ThemeChoice />
        <WalletButton />
      </div>
    </header>
  );
}

function LanguageChoice() {
  return (
    <select
      className="plain-select"
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
      className="plain-select"
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
