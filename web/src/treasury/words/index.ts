import { inLanguage } from "../../words/language.ts";

type Words = typeof import("./en.ts")["words"];

export const words = await inLanguage<Words>({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
});
