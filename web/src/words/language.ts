import { readStored, writeStored } from "../ui/stored.ts";

/** The languages of the app, each by its own name. */
export const LANGUAGES = { en: "English", es: "Español", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

/** How numbers and dates are written in each. */
const LOCALES: Record<Language, string> = { en: "en-GB", es: "es-ES", fr: "fr-FR" };

const STORED_AS = "rochdale.language";

const isLanguage = (code: string | null | undefined): code is Language => Object.keys(LANGUAGES).includes(code ?? "");

/** The language that the visitor chose, or else the first of the browser's that there is. */
function findLanguage(): Language {
  const chosen = readStored(STORED_AS);
  if (isLanguage(chosen)) return chosen;
  const preferred = globalThis.navigator?.languages ?? [];
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

/** The language of the page. It stays the same until the page is loaded again. */
export const language = findLanguage();
export const locale = LOCALES[language];

/** Changes the language of the whole page, by loading it again in that language. */
export function chooseLanguage(chosen: Language): void {
  writeStored(STORED_AS, chosen);
  location.reload();
}

/** Loads the words of one part of the app in the language of the page. */
export async function inLanguage<Words>(catalogues: Record<Language, () => Promise<{ words: Words }>>): Promise<Words> {
  return (await catalogues[language]()).words;
}
