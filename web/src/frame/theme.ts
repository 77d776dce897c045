import { readStored, writeStored } from "../ui/stored.ts";

const STORED_AS = "rochdale.theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function currentTheme(): Theme {
  const stored = readStored(STORED_AS);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Puts the colours on the page; by itself it follows the device. */
export function applyTheme(theme: Theme = currentTheme()): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  writeStored(STORED_AS, theme);
  applyTheme(theme);
}
