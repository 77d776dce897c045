import type { ReactNode } from "react";
import { percentOfBps, plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  classes: "Qui décide",
  classSize: (size: string, name: string) => `${size} ${name}`,
  classWeight: (bps: number) => `${percentOfBps(bps)} du poids`,
  oneWeighs: (percent: string) => `un membre : ${percent}`,
  classesAbout:
    "Chaque collège a une part fixe de chaque vote pondéré, et ses membres la partagent à égalité. L’argent n’achète jamais de voix.",
  member: "Vous êtes membre de cette coopérative.",
  join: (link: ReactNode) => say`Envie de participer ? ${link}`,
  joinLink: "Voyez comment devenir membre",
  votes: "Votes ouverts",
  noVotes:
    "Aucun vote n’est ouvert. Les membres décident ici de tout ce que la coopérative fait de son argent et de ses règles.",
  closes: (when: ReactNode) => say`Clôture ${when}.`,
  opens: (when: ReactNode) => say`Ouverture ${when}.`,
  announced: "Annoncé",
  asItStands: {
    carried: "Adopté en l’état",
    defeated: "Rejeté en l’état",
    tooFew: "Trop peu ont voté jusqu’ici",
  },
  tookPart: (ballots: number, electorate: number) =>
    plural(electorate, `${ballots} membre sur # a voté`, `${ballots} membres sur # ont voté`),
  allVotes: "Tous les votes et décisions",
  rounds: "Tours ouverts",
  noRounds:
    "Aucun tour n’est ouvert. Dans un tour, les membres répartissent une somme commune entre des idées, chacun sa part.",
  pool: (shared: string, pool: string) => `${shared} sur ${pool} répartis jusqu’ici`,
  ideas: "Le temps des idées",
  allRounds: "Tous les tours",
  buckets: "Des idées qui cherchent de l’argent",
  noBuckets:
    "Aucune cagnotte n’est à remplir. Une cagnotte est une idée avec un prix ; chacun peut y verser et récupère sa mise si elle manque son minimum.",
  filled: (got: string, min: string) => `${got} sur au moins ${min}`,
  until: (when: ReactNode) => say`jusqu’à ${when}`,
  allBuckets: "Toutes les cagnottes",
  money: "L’argent en un coup d’œil",
  inAll: "en tout",
  pots: {
    general: "Fonds général",
    reserve: "Réserves impartageables",
    capital: "Capital social",
    rounds: "Tours",
    buckets: "Cagnottes",
    funds: "Dépenses de base et fonds d’abondement",
    members: "Comptes des membres",
    escrow: "Parts des candidats",
    interest: "Intérêts des parts",
    others: "Gardé pour d’autres",
  },
  treasury: "Toute la trésorerie",
  check: (link: ReactNode) => say`Ne croyez pas cette page sur parole : ${link}.`,
  checkLink: "vérifiez les livres vous-même",
  latest: "Dernières écritures",
  noEntries: "Aucun argent n’a encore bougé. Chaque mouvement restera inscrit ici.",
  entry: (from: string, to: string) => `De ${from} à ${to}`,
  journal: "Tout le journal",
  founded: (day: ReactNode, members: string) => say`Fondée le ${day}, ${members}.`,
  dissolved: (day: ReactNode) => say`Cette coopérative a été dissoute le ${day}.`,
};
