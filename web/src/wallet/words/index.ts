import { inLanguage } from "../../words/language.ts";
import { words as en } from "./en.ts";

/** English comes along at once, as the frame's words do. */
export const words = await inLanguage<typeof en>({
  en: async () => ({ words: en }),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
});
