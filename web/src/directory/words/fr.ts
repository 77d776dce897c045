import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  title: "Des coopératives que chacun peut vérifier",
  lead: "Rochdale fonde, finance et gouverne des coopératives ouvertes : les membres décident ensemble, répartissent l’argent ensemble, et chaque paiement figure dans un journal que personne ne peut réécrire. Pour regarder, il ne faut ni compte ni permission.",
  found: "Fonder une coopérative",
  list: "Toutes les coopératives",
  count: (n: number) => plural(n, "# coopérative.", "# coopératives, les plus récentes d’abord."),
  search: "Chercher par nom ou adresse",
  matching: (n: number, search: string) =>
    n === 0
      ? `Aucune coopérative n’a « ${search} » dans son nom ou son adresse.`
      : plural(n, `# coopérative avec « ${search} ».`, `# coopératives avec « ${search} ».`),
  more: (n: number) => plural(n, "En montrer # de plus", "En montrer # de plus"),
  unnamed: "Sans nom",
  founded: (day: ReactNode) => say`Fondée le ${day}`,
  namesakes: (n: number) =>
    plural(
      n,
      "Une autre coopérative porte le même nom : distinguez-les par leur adresse.",
      "# autres portent le même nom : distinguez-les par leur adresse.",
    ),
  none: {
    title: "Aucune coopérative n’a encore été fondée ici",
    text: "Une coopérative apparaît ici dès que tous ses fondateurs ont signé ses statuts et que l’un d’eux les a envoyés à la chaîne. Les rédiger prend un quart d’heure, en partant de ceux d’un type de coopérative qui existe ; rien n’est définitif tant que tous n’ont pas signé.",
  },
  check: {
    title: "Comment en vérifier une vous-même",
    words:
      "Ouvrez une coopérative et suivez « Vérifiez les livres vous-même » : votre navigateur lit sur la chaîne tout ce qu’elle a fait, recompte et compare. Ou passez-vous de cette page :",
    command: "npm run audit -- --rpc URL --coop ADRESSE",
    after: (factory: ReactNode) =>
      say`Il suffit d’un nœud. La liste ci-dessus est ce que la fabrique ${factory} a inscrit sur la chaîne ; un nom ne prouve rien, l’adresse si.`,
  },
};
