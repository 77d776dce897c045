import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  skip: "Aller au contenu",
  menu: "Pages de la coopérative",
  language: "Langue",
  theme: { label: "Couleurs", system: "Comme l’appareil", light: "Claires", dark: "Sombres" },
  pages: {
    front: "Aperçu",
    votes: "Votes",
    rounds: "Tours",
    buckets: "Cagnottes",
    treasury: "Trésorerie",
    members: "Membres",
    statute: "Statuts",
    me: "Pour vous",
  },
  waiting: (n: number) => plural(n, "# chose vous attend", "# choses vous attendent"),
  opening: "Ouverture des livres …",
  loading: "Un instant …",
  reading: "Lecture …",
  again: "Réessayer",
  unreadable: "Ceci n’a pas pu être lu sur la chaîne.",
  broken: "Cette partie de la page ne peut pas être affichée.",
  noChain: "La chaîne est injoignable ; il n’y a donc encore rien à montrer.",
  offline: "Vous êtes hors ligne.",
  lost: (rpcUrl: string, block: string) =>
    `La chaîne à ${rpcUrl} est injoignable. Vous voyez la coopérative telle qu’elle était au bloc ${block}.`,
  noCoop: {
    title: "Coopérative inconnue",
    text: "Aucune coopérative de cette fabrique n’a de contrat à cette adresse. Elle est peut-être tronquée, ou d’un autre réseau.",
    back: "Voir toutes les coopératives",
  },
  noPage: { title: "Rien ici", text: "Il n’y a pas de page à cette adresse.", back: "Retour à l’aperçu" },
  footer: {
    source: "D’où ceci a été lu",
    asOf: (block: string, time: string) => `À la date du bloc ${block}, ${time} selon l’horloge de la chaîne.`,
    fromChain: "Cette page lit elle-même la chaîne et cherche du nouveau toutes les deux secondes.",
    fromIndexer: (url: string, block: string) =>
      `L’indexeur à ${url} a raconté ce qui s’est passé jusqu’au bloc ${block}, la chaîne tout ce qui a suivi.`,
    check: "Vérifiez les livres vous-même",
    unaudited: "Rochdale n’a pas été audité.",
  },
  connect: "Connecter un portefeuille",
  connectTo: (button: ReactNode, to: string) => say`${button} ${to}`,
  members: (n: number) => plural(n, "# membre", "# membres"),
  untitled: "Sans titre",
  copy: "Copier",
  copied: "Copié",
  copyWhat: (what) => `Copier : ${what}`,
  documentFile: (name: string) => `${name} (reste sur votre ordinateur ; seule son empreinte est enregistrée)`,
  documentPlace: (where: string) => `${where}, le cas échéant`,
  document: (place: ReactNode, fingerprint: ReactNode) =>
    fingerprint === undefined
      ? place ?? "sans emplacement indiqué"
      : say`${place ?? "sans emplacement indiqué"}, empreinte ${fingerprint}`,
};
