import type { ReactNode } from "react";
import type { Phase } from "../round.ts";
import type { RollProblem } from "../roll.ts";
import { plural, say } from "../../words/format.ts";

const phases: Record<Phase, string> = {
  ideas: "Le temps des idées",
  sharing: "En cours de répartition",
  settling: "À solder",
  finished: "Terminé",
};

const rollProblems: Record<RollProblem, string> = {
  unreadable: "Ce n’est pas une liste d’enveloppes.",
  otherRoll: "Ce n’est pas la liste décidée par les membres.",
  notOnRoll: "Vous n’êtes pas sur cette liste.",
};

export const words: typeof import("./en.ts")["words"] = {
  phases,
  list: {
    title: "Tours",
    lead: "Dans un tour, les membres répartissent entre des cagnottes une somme de la coopérative : chacun a une part à donner et peut la déplacer jusqu’à la clôture.",
    open: "Ouverts en ce moment",
    noneOpen: "Aucun tour n’est ouvert en ce moment.",
    past: "Tours passés",
    empty:
      "Il n’y a pas encore eu de tour. Dans un tour, les membres mettent une somme de côté, quiconque a une idée propose une cagnotte, et chaque membre répartit sa part entre les cagnottes. Une cagnotte qui atteint son minimum reçoit l’argent ; pour celle qui ne l’atteint pas, rien n’est dépensé.",
    emptyDo: "Un tour commence par un vote. Tout membre peut en proposer un.",
    propose: "Proposer un tour",
  },
  named: (number: number) => `Tour ${number}`,
  none: {
    title: "Ce tour n’existe pas",
    text: "Les livres de cette coopérative ne connaissent aucun tour de ce numéro.",
    back: "Voir tous les tours",
  },
  suggest: "Proposer une cagnotte",
  see: "Voir le tour",
  shareOut: "Répartir votre part",
  look: "Voir ce qu’il en est advenu",
  settleIt: "Le solder",
  when: {
    ideas: (opens: ReactNode, closes: ReactNode) =>
      say`Les idées sont recueillies jusqu’à la répartition, ${opens}. Clôture ${closes}.`,
    sharing: (closes: ReactNode) => say`Tout peut être déplacé jusqu’à la clôture, ${closes}.`,
    over: (day: ReactNode) => say`Clos le ${day}.`,
  },
  pool: {
    title: "La somme",
    shared: (shared: ReactNode, pool: string) => say`${shared} sur ${pool} répartis jusqu’ici`,
    wasShared: (shared: ReactNode, pool: string) => say`${shared} sur ${pool} sont allés aux cagnottes`,
    taking: (n: number) => plural(n, "# membre a réparti quelque chose.", "# membres ont réparti quelque chose."),
    buckets: (n: number) => plural(n, "# cagnotte", "# cagnottes"),
    ideas: (n: number) => plural(n, "# idée pas encore ouverte", "# idées pas encore ouvertes"),
    restCarries: "Ce qui reste est gardé pour le prochain tour.",
    restReturns: "Ce qui reste retourne au fonds général.",
    rest: (amount: string) => `Il est resté ${amount}.`,
    came: "D’où elle vient",
    budget: (amount: string) => `${amount} du budget`,
    core: (amount: string) => `moins ${amount} de dépenses de base dues d’abord`,
    carried: (amount: string) => `plus ${amount} restés des tours précédents`,
    added: (amount: string) => `plus ${amount} ajoutés depuis`,
    makes: (amount: string) => `soit ${amount} à répartir`,
    decided: (vote: ReactNode) => say`Décidé par un vote : ${vote}.`,
  },
  who: {
    title: "Qui répartit combien",
    equal: (amount: string, day: ReactNode) =>
      say`Qui était membre le ${day} a la même enveloppe : ${amount} par voix.`,
    byClass: (day: ReactNode) =>
      say`Qui était membre le ${day} ; chaque collège, ensemble, autant que son poids, et autant pour chaque voix dans le collège.`,
    class: "Collège",
    weight: "Poids",
    each: "Par voix",
    byRoll: "Une liste dit qui répartit combien ; les membres l’ont décidée avec le tour.",
    cap: (amount: string) => `Personne ne met plus de ${amount} dans une même cagnotte.`,
    unit: (amount: string) => `Par tranches de ${amount}.`,
    yours: (amount: string) => `Vous avez ${amount}.`,
    notYet:
      "Vous n’étiez pas membre depuis assez longtemps à l’ouverture de ce tour. Vous participerez à un tour suivant.",
  },
  guidelines: {
    title: "Ce que devraient être les cagnottes",
    openToAll: "Les personnes qui ne sont pas membres peuvent aussi proposer des cagnottes.",
    flags: (n: number) =>
      plural(n, "# signalement ouvert écarte une idée.", "# signalements ouverts écartent une idée."),
    more: (uri: ReactNode) => say`En savoir plus : ${uri}`,
  },
  ideas: {
    title: "Idées en attente",
    lead: "On peut en discuter. Les membres pourront leur donner quelque chose quand leurs responsables les auront ouvertes.",
  },
  buckets: {
    title: "Cagnottes",
    none: "Aucune cagnotte n’a encore été ouverte dans ce tour.",
    noneDo: "Qui en propose une peut l’ouvrir aussitôt.",
    reaches: "Si le tour se clôturait maintenant, elle serait financée.",
    misses: (amount: string) =>
      `Si le tour se clôturait maintenant, il lui manquerait ${amount} pour son minimum et elle ne recevrait rien.`,
    funded: (amount: string) => `Financée, avec ${amount} du tour.`,
    failed: "Minimum non atteint : rien n’a été dépensé.",
    undecided: "Pas encore soldée.",
    cancelled: "Annulée depuis.",
    willFund: "Elle a atteint son minimum : la solder déplace l’argent.",
    willFail: "Elle n’a pas atteint son minimum : la solder ne déplace rien.",
  },
  slider: {
    label: (title: string) => `Votre part pour ${title}`,
    amount: (title: string, symbol: string) => `Montant pour ${title} en ${symbol}`,
    saved: (amount: string) => `Enregistré jusqu’ici : ${amount}.`,
    tooMuch: (amount: string) =>
      `Il n’y a plus de place que pour ${amount} de votre part. Retirez-en pour pouvoir enregistrer.`,
  },
  allowance: {
    left: (left: ReactNode, all: string) => say`Il vous reste ${left} de vos ${all} à répartir`,
    over: (amount: string, all: string) =>
      `C’est ${amount} de plus que vos ${all}. Retirez-en pour pouvoir enregistrer.`,
    overPool: (amount: string) =>
      `La liste promet plus qu’il n’y a : il reste ${amount} pour vous. Retirez-en pour pouvoir enregistrer.`,
    tooMany: (n: number) => `Personne ne répartit entre plus de ${n} cagnottes.`,
    unsaved: "Pas encore enregistré.",
    saved: "Voici ce que vous avez enregistré.",
    nothing: "Vous n’avez encore rien réparti.",
    save: "Enregistrer ma répartition",
    undo: "Annuler les changements",
    takeBack: "Tout retirer",
    sharing: (parts: string) => `Répartir ${parts}`,
    part: (amount: string, title: string) => `${amount} pour ${title}`,
    sharingNothing: "Ne rien répartir",
    takingBack: "Retirer tout ce que vous avez réparti",
  },
  mine: {
    connect: "pour répartir votre part.",
    outsider: "Seuls les membres répartissent. Tout le monde peut remplir une cagnotte de sa poche.",
    outsiderDo: "Voir les cagnottes",
    left: (amount: string) => `Il vous reste ${amount} à répartir.`,
    all: "Vous avez tout réparti.",
  },
  roll: {
    title: "Votre part est sur une liste",
    means:
      "Dans ce tour, une liste dit qui répartit combien, et la chaîne n’en connaît que l’empreinte. Ouvrez le fichier de la liste : il reste sur votre ordinateur, et ce navigateur retiendra votre part.",
    file: "Fichier de la liste",
    problems: rollProblems,
  },
  settle: {
    title: "Le tour est terminé",
    means: (n: number) =>
      plural(
        n,
        "Il reste # cagnotte à solder, puis le reste va où il doit aller. Tout le monde peut le faire, d’un seul coup.",
        "Il reste # cagnottes à solder, puis le reste va où il doit aller. Tout le monde peut le faire, d’un seul coup.",
      ),
    onlyRest:
      "Toutes les cagnottes sont soldées. Le reste doit encore aller où il doit aller ; tout le monde peut l’envoyer.",
    button: "Solder le tour",
    connect: "pour solder le tour.",
    settling: (title: string) => `Solder « ${title} »`,
    settlingAll: (title: string) => `Solder le tour « ${title} »`,
    carrying: "Garder le reste pour le prochain tour",
    returning: "Rendre le reste au fonds général",
  },
  past: {
    finished: (funded: string, pool: string, n: number, all: number) =>
      `${funded} sur ${pool} sont allés à ${n} sur ${plural(all, "# cagnotte", "# cagnottes")}.`,
    unsettled: (n: number) => plural(n, "# cagnotte n’est pas décidée.", "# cagnottes ne sont pas décidées."),
  },
};
