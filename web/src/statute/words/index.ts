import { inLanguage } from "../../words/language.ts";
import { words as en } from "./en.ts";

/** English comes along at once: what stands on the first page should not have to be asked for. */
export const words = await inLanguage<typeof en>({
  en: async () => ({ words: en }),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
});
