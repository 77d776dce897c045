import type { ReactNode } from "react";
import { BLOC, CAST, POSITIONS, PROPORTIONAL, REGISTER } from "../../../../sdk/src/rules.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { reduced } from "../verdict.ts";
import type { Finding, Threshold, Verdict } from "../verdict.ts";

const FRACTIONS: Record<string, readonly [atLeast: string, moreThan: string]> = {
  "1/2": ["au moins la moitié", "plus de la moitié"],
  "2/3": ["au moins les deux tiers", "plus des deux tiers"],
  "3/4": ["au moins les trois quarts", "plus des trois quarts"],
  "4/5": ["au moins les quatre cinquièmes", "plus des quatre cinquièmes"],
  "9/10": ["au moins les neuf dixièmes", "plus des neuf dixièmes"],
  "1/1": ["la totalité", "plus que la totalité"],
};

function threshold({ moreThan, ...fraction }: Threshold): string {
  const name = reduced(fraction);
  return FRACTIONS[name]?.[moreThan ? 1 : 0] ?? `${moreThan ? "plus de" : "au moins"} ${name}`;
}

function finding(found: Finding, of: (class_: number) => string): string {
  const names = (classes: readonly number[]): string => list(classes.map((c) => `« ${of(c)} »`));
  const classOf = (classes: readonly number[]): string =>
    classes.length === 1 ? `le collège ${names(classes)}` : `les collèges ${names(classes)}`;
  const ofClass = (classes: readonly number[]): string =>
    classes.length === 1 ? `du collège ${names(classes)}` : `des collèges ${names(classes)}`;
  switch (found.about) {
    case "nobody":
      return "à l’ouverture du vote, personne dont la voix compterait n’était inscrit au registre";
    case "turnout": {
      const who = found.isWeighted
        ? `${percent(found.share)} du poids a participé`
        : `${percent(found.share)} des membres ont participé (${number(found.took)} sur ${number(found.electorate)})`;
      return `${who}, et il faut ${percentOfBps(found.neededBps)}`;
    }
    case "classTurnout":
      return found.isMet
        ? `au moins ${percentOfBps(found.neededBps)} de chaque collège ont participé`
        : `moins de ${percentOfBps(found.neededBps)} ${ofClass(found.lacking)} ont participé`;
    case "classesVoting":
      return `${plural(found.voted, "# collège a participé", "# collèges ont participé")}, et il en faut ${number(
        found.needed,
      )}`;
    case "losers":
      if (found.isMet) {
        return found.losers.length === 1
          ? `${classOf(found.losers)} y perdrait, et est d’accord`
          : `${classOf(found.losers)} y perdraient, et sont d’accord`;
      }
      return found.lacking.length === 1
        ? `${classOf(found.lacking)} y perdrait, et n’est pas d’accord`
        : `${classOf(found.lacking)} y perdraient, et ne sont pas d’accord`;
    case "blocks":
      return found.isMet
        ? "personne ne la bloque"
        : plural(found.blocks, "un blocage l’arrête", "# blocages l’arrêtent");
    case "everyClass":
      if (found.isMet) return "dans chaque collège, il y a plus de voix pour que contre";
      return `${classOf(found.lacking)} ${found.lacking.length === 1 ? "n’est" : "ne sont"} pas d’accord`;
    case "silence":
      return "personne ne s’est prononcé pour ou contre";
    case "approval":
      return `${approval(found)}, et il faut ${threshold(found.threshold)}`;
  }
}

function approval({ share, part, whole, mode, base }: Finding & { about: "approval" }): string {
  if (mode === PROPORTIONAL) return `${percent(share)} du poids est pour`;
  if (mode === BLOC) return `des collèges avec ${percent(share)} du poids sont pour`;
  const heads = `${number(part)} sur ${number(whole)}`;
  if (base === CAST) return `${percent(share)} des voix sont pour (${heads})`;
  if (base === POSITIONS) return `${percent(share)} de tous les bulletins, abstentions comprises, sont pour (${heads})`;
  if (base === REGISTER) return `${percent(share)} de tous ceux qui peuvent voter sont pour (${heads})`;
  return `${percent(share)} de tous ceux qui peuvent voter sont pour ou se sont abstenus (${heads})`;
}

export const words: typeof import("./en.ts")["words"] = {
  title: "Votes",
  lead: "Un membre, un bulletin. Il peut être changé jusqu’à la clôture.",
  propose: "Proposer quelque chose",
  choices: { For: "Pour", Against: "Contre", Abstain: "Abstention", Block: "Blocage" },
  said: { For: "pour", Against: "contre", Abstain: "abstention", Block: "blocage" },
  looks: { for: "pour", against: "contre", abstain: "abstentions", block: "blocages" },

  list: {
    open: "Ouverts maintenant",
    noneOpen: "Aucun vote n’est ouvert en ce moment.",
    teach:
      "Chaque décision de la coopérative est un vote ici : dépenser, changer les statuts, ouvrir un tour. Un membre propose, c’est annoncé, puis tous ceux qui étaient membres à l’ouverture ont un bulletin.",
    closes: (when: ReactNode) => say`Clôture ${when}.`,
    opens: (when: ReactNode) => say`Le vote s’ouvre ${when}.`,
    announced: "Annoncés",
    waiting: "Adoptées, pas encore exécutées",
    waitingLead: "La décision est prise : quiconque passe par ici peut faire ce qui reste à faire.",
    queueable: "Elle a été adoptée. Quelqu’un doit maintenant la mettre en route.",
    due: "Elle peut être exécutée maintenant. Tout le monde peut le faire.",
    dueFrom: (when: ReactNode) => say`Elle pourra être exécutée ${when}.`,
    decided: "Décidées",
    noneDecided:
      "Rien n’a encore été décidé. Ce qui a été voté reste ici pour toujours, avec chaque bulletin et chaque raison.",
    noneFound: "Aucune décision ne correspond. Essayez d’autres mots, ou toutes les décisions.",
    you: {
      voted: (choice: string) => `Vous avez voté : ${choice}.`,
      byProxy: (choice: string) => `Votre mandataire a voté pour vous : ${choice}.`,
      open: "Vous n’avez pas encore voté.",
      none: "Vous n’avez pas de bulletin ici.",
    },
    show: "Afficher",
    all: "toutes les décisions",
    filters: {
      executed: "exécutées",
      defeated: "non adoptées",
      cancelled: "retirées",
      review: "réexamen en retard",
    },
    find: "Chercher dans le titre et le texte",
    found: (n: number) => plural(n, "# décision", "# décisions"),
    more: (n: number) => plural(n, "En afficher une de plus", "En afficher # de plus"),
    number: (n: number) => `Vote ${number(n)}`,
  },

  petitions: {
    title: "Pétitions",
    rule: (needed: number) =>
      plural(
        needed,
        "Une pétition signée par un membre met une question à l’ordre du jour, quelles que soient les limites.",
        "Une pétition signée par # membres met une question à l’ordre du jour, quelles que soient les limites.",
      ),
    open: (signers: number, needed: number, id: string) =>
      `Pétition ${id} : ${plural(signers, "# signature", "# signatures")}, et il en faut ${number(needed)}.`,
    hidden:
      "Tant qu’elle n’est pas proposée, la chaîne ne connaît une pétition que par son numéro. Qui recueille les signatures a un lien vers son texte.",
    signedBy: (who: string) => `Demandée par une pétition signée par ${who}.`,
  },

  summary: {
    pending: (when: ReactNode) => say`Annoncée. Le vote s’ouvre ${when}.`,
    active: (when: ReactNode) => say`Vote ouvert. Clôture ${when}.`,
    cancelled: (when: ReactNode) => say`Retirée par qui l’a proposée le ${when}, avant l’ouverture du vote.`,
    defeated: (when: ReactNode) => say`Non adoptée le ${when}.`,
    succeeded: (when: ReactNode) => say`Adoptée le ${when}. Elle n’est pas encore mise en route.`,
    queued: (closed: ReactNode, when: ReactNode) =>
      say`Adoptée le ${closed}. Elle peut être exécutée à partir de : ${when}.`,
    executed: (closed: ReactNode, when: ReactNode) => say`Adoptée le ${closed}, exécutée le ${when}.`,
  },

  page: {
    unknown: "Vote inconnu",
    unknownText: "Rien n’a été proposé sous ce numéro dans cette coopérative.",
    back: "Tous les votes",
    proposed: (who: ReactNode, when: ReactNode) => say`Proposée par ${who} le ${when}.`,
    sameWords: (votes: ReactNode) =>
      say`D’autres votes ont les mêmes mots et font autre chose : ${votes}. Comparez ce qu’ils font, pas ce qu’ils disent.`,
    notAsNumbered:
      "Les mots et les actions montrés ici ne sont pas ceux que ce vote représente. Ou bien le nœud ou l’indexeur ne dit pas la vérité, ou bien le texte contient ce qui n’est pas du texte. Interrogez un autre nœud avant de voter.",
    text: "Ce qui est proposé",
    noText: "Rien n’est écrit au-delà du titre.",
    does: {
      pending: "Si elle est adoptée",
      active: "Si elle est adoptée",
      cancelled: "Ce qu’elle aurait fait",
      defeated: "Ce qu’elle aurait fait",
      succeeded: "Ce qu’elle fait",
      queued: "Ce qu’elle fait",
      executed: "Ce qu’elle a fait",
    },
    nothing: "Elle ne change rien par elle-même : elle dit ce que pense la coopérative.",
    stands: "Où en est le vote",
    stood: "Le résultat",
    rules: "Ce qu’il faut",
    unknownRules: "Les règles de ce vote sont inconnues.",
    repeats: (link: ReactNode) => say`C’est le second vote sur une question où trop peu ont participé : ${link}.`,
    repeated: (link: ReactNode) => say`Elle a été soumise au vote une seconde fois : ${link}.`,
  },

  kind: {
    ordinary: "Une résolution ordinaire.",
    stricter: (slot: number) => `Une résolution plus exigeante (type ${number(slot)}).`,
    secondCall: "Un second vote.",
    old: "Les statuts ont changé depuis ; ce vote garde les règles sous lesquelles la proposition a été faite.",
  },

  verdict: {
    headline: ({ isCarried, findings }: Verdict, isOpen: boolean, of: (class_: number) => string): string => {
      const start = `${isCarried ? "Adoptée" : "Non adoptée"}${isOpen ? " en l’état" : ""}`;
      const telling = isCarried
        ? [...findings].reverse().filter(({ about }) => about === "approval" || about === "turnout")
        : findings.filter(({ isMet }) => !isMet).slice(0, 1);
      return `${start} : ${telling.map((found) => finding(found, of)).join(" ; ")}.`;
    },
    finding: (found: Finding, of: (class_: number) => string) => `${capitalize(finding(found, of))}.`,
    met: "Rempli",
    notMet: "Non rempli",
    conditions: "Conditions",
  },

  classes: {
    title: "Voix par collège",
    weight: (share: number) => `${percent(share)} du poids`,
    notAsked: "N’est pas consulté dans ce type de vote.",
    dormant: (least: number) =>
      `Trop petit pour compter, avec moins de ${number(least)} : son poids va aux collèges d’usagers.`,
    loses: "Y perdrait : il y faut plus de voix pour que contre.",
    quorum: (bps: number) => `${percentOfBps(bps)} doivent y participer.`,
    silent: "Personne ne s’y est prononcé pour ou contre ; son poids ne compte donc pas pour.",
    voiceFor: "Parle pour, de tout son poids.",
    voiceNotFor: "Ne parle pas pour.",
    parts: (parts: { for: number; against: number; abstain: number; block: number; silent: number }, isOpen: boolean) =>
      list([
        ...(parts.for > 0 ? [`${number(parts.for)} pour`] : []),
        ...(parts.against > 0 ? [`${number(parts.against)} contre`] : []),
        ...(parts.abstain > 0 ? [plural(parts.abstain, "# abstention", "# abstentions")] : []),
        ...(parts.block > 0 ? [plural(parts.block, "# blocage", "# blocages")] : []),
        ...(parts.silent > 0
          ? [isOpen ? `${number(parts.silent)} pas encore` : `${number(parts.silent)} sans vote`]
          : []),
      ]),
    pending: (n: number) =>
      plural(
        n,
        "Un bulletin signé dans ce navigateur est en route. Il n’est pas encore dans ces chiffres.",
        "# bulletins signés dans ce navigateur sont en route. Ils ne sont pas encore dans ces chiffres.",
      ),
  },

  ballot: {
    title: "Votre bulletin",
    neverCast: "Vous n’avez pas voté.",
    none: "Vous n’avez pas encore voté.",
    said: {
      For: "Vous avez voté pour.",
      Against: "Vous avez voté contre.",
      Abstain: "Vous vous êtes abstenu(e).",
      Block: "Vous l’avez bloquée.",
    },
    change: "Vous pouvez changer jusqu’à la clôture.",
    left: (n: number) => plural(n, "Vous pouvez changer encore une fois.", "Vous pouvez changer encore # fois."),
    byProxy: {
      For: (who: string) => `${who} a voté pour en votre nom, comme mandataire.`,
      Against: (who: string) => `${who} a voté contre en votre nom, comme mandataire.`,
      Abstain: (who: string) => `${who} s’est abstenu en votre nom, comme mandataire.`,
      Block: (who: string) => `${who} l’a bloquée en votre nom, comme mandataire.`,
    },
    yourProxy: "Votre mandataire",
    prevails: "Votre propre bulletin l’emporte : déposez-le ci-dessous.",
    reason: "Votre raison, que tout le monde pourra lire (nécessaire pour un blocage)",
    blockStops: "Un blocage arrête la proposition. Il demande une raison à laquelle les autres puissent répondre.",
    blockCounts:
      "Un blocage compte comme une voix contre, et sa raison demande aux autres de s’arrêter et de réfléchir.",
    reasonMissing: "Un blocage demande une raison à laquelle les autres puissent répondre.",
    withdraw: "Retirer mon bulletin",
    withdrawProxys: "Retirer ce qu’a voté mon mandataire",
    doWithdraw: (title: string) => `Retirer votre bulletin sur « ${title} »`,
    connect: "pour voter.",
    hindrances: {
      closed: "Le vote est clos.",
      notYetOpen: (when: ReactNode) => say`Vous aurez un bulletin ici à l’ouverture du vote, ${when}.`,
      notMember: (link: ReactNode) => say`Seuls les membres votent. ${link}`,
      join: "Voyez comment le devenir.",
      joinedLater: "Vous êtes devenu membre après l’ouverture de ce vote. Le prochain sera peut-être le vôtre.",
      tenure: (span: string) =>
        `Ce vote s’est ouvert trop tôt après votre adhésion : les membres votent au bout de ${span}. Le prochain sera peut-être le vôtre.`,
      class: (name: string) => `Ce type de vote ne consulte pas le collège « ${name} », le vôtre à l’ouverture.`,
      noVotes: "À l’ouverture de ce vote, votre adhésion ne portait aucune voix.",
    },
  },

  proxy: {
    title: "Pour les membres qui vous ont fait mandataire",
    their: "Leur bulletin",
    choose: "Choisissez",
    reason: "Raison, que tout le monde pourra lire (facultatif)",
    reasonNeeded: "Raison, que tout le monde pourra lire",
    cast: (n: number) => plural(n, "Voter pour # membre", "Voter pour # membres"),
    doCast: (n: number, title: string, choice: string) =>
      `${plural(n, "Voter au nom de # membre", "Voter au nom de # membres")} sur « ${title} » : ${choice}`,
    ownGas: "Un bulletin au nom d’autrui part de votre propre portefeuille, qui paie les frais de réseau.",
    stands: {
      none: "n’a pas de voix ici",
      own: (choice: string) => `a voté en personne (${choice}), et cela l’emporte`,
      takenBack: "a retiré son bulletin en personne, et cela l’emporte",
      open: "n’a pas encore voté",
      byProxy: (choice: string) => `a voté par mandataire (${choice}), ce que vous pouvez changer`,
    },
  },

  steps: {
    title: "Ce qui peut être fait maintenant",
    queue: "La mettre en route",
    queueWhat: (span: string) =>
      `Elle a été adoptée. Tout le monde peut la mettre en route ; elle attend alors ${span}, pour que chacun voie ce qui vient, puis peut être exécutée.`,
    execute: "L’exécuter",
    executeWhat:
      "Le temps d’attente est passé. Tout le monde peut l’exécuter : ce qu’elle fait arrive d’un coup, en entier ou pas du tout.",
    value: (amount: string) => `Qui l’exécute apporte ce qu’elle donne en ether : ${amount}.`,
    waits: (when: ReactNode) => say`Elle a été adoptée et attend. Elle pourra être exécutée ${when}.`,
    again: "Appeler à un second vote",
    againWhat: (when: ReactNode, share: string) =>
      say`Trop peu ont participé. Jusqu’au ${when}, tout le monde peut la soumettre au vote une fois de plus, avec les mêmes règles ; ${share} de participation suffisent alors.`,
    cancel: "La retirer",
    cancelWhat:
      "Vous l’avez proposée. Jusqu’à l’ouverture du vote vous pouvez la retirer ; alors personne ne la vote, et elle reste inscrite comme retirée.",
    byPetition:
      "Vous l’avez proposée pour les membres qui ont signé la pétition ; ce n’est donc pas à vous de la retirer.",
    connect: "pour le faire.",
    doQueue: (title: string) => `Mettre en route « ${title} »`,
    doExecute: (title: string) => `Exécuter « ${title} »`,
    doAgain: (title: string) => `Appeler à un second vote sur « ${title} »`,
    doCancel: (title: string) => `Retirer « ${title} »`,
  },

  timeline: {
    title: "Quand",
    proposed: (when: ReactNode) => say`Proposée ${when}.`,
    opens: (when: ReactNode) => say`Le vote s’ouvre ${when}.`,
    opened: (when: ReactNode) => say`Le vote s’est ouvert ${when}.`,
    closes: (when: ReactNode) => say`Clôture ${when}.`,
    closed: (when: ReactNode) => say`Clos ${when}.`,
    extended: (when: ReactNode) =>
      say`Le résultat a basculé peu avant la clôture ; le vote reste donc ouvert au-delà du ${when}.`,
    mayExtend:
      "Si le résultat bascule dans le dernier huitième du temps, le vote reste ouvert plus longtemps, une seule fois, d’un quart de sa durée.",
    cancelled: (when: ReactNode) => say`Retirée ${when}.`,
    queued: (when: ReactNode) => say`Mise en route ${when}.`,
    from: (when: ReactNode) => say`Elle pourra être exécutée ${when}.`,
    executed: (when: ReactNode) => say`Exécutée ${when}.`,
    review: (when: ReactNode) => say`À réexaminer : ${when}.`,
    calendar: "Ajouter la clôture à mon agenda",
    calendarEvent: (title: string, coop: string) => `Clôture du vote : ${title} (${coop})`,
    calendarText: "Le vote peut rester ouvert plus longtemps si son résultat bascule peu avant la clôture.",
    file: "vote",
  },

  ballots: {
    title: "Bulletins et raisons",
    none: "Personne n’a encore voté. Chaque bulletin sera ici, avec sa raison, et tout le monde pourra le lire.",
    noneCast: "Personne n’a voté.",
    find: "Chercher un membre",
    onlyReasons: "Seulement les bulletins avec une raison",
    count: (n: number) => plural(n, "# bulletin", "# bulletins"),
    line: (who: ReactNode, choice: string) => say`${who} : ${choice}`,
    byProxy: (who: string) => `déposé par ${who} comme mandataire`,
    byAProxy: "déposé par mandataire",
    changed: (n: number) => plural(n, "changé une fois", "changé # fois"),
    noneFound: "Aucun bulletin ne correspond.",
    more: (n: number) => plural(n, "Afficher un bulletin de plus", "Afficher # bulletins de plus"),
  },

  outcome: {
    title: "Ce qui en est sorti",
    none: "Personne n’a encore dit ce qui en est sorti. Qui l’a proposée le peut, ou qui la coopérative y autorise, avec une date pour y revenir.",
    by: (who: ReactNode, when: ReactNode) => say`${who}, ${when}`,
    overdue: (when: ReactNode) => say`Un réexamen est en retard depuis le ${when}.`,
    review: (when: ReactNode) => say`À réexaminer le ${when}.`,
    first: "Dire ce qui en est sorti",
    later: "Dire ce qui en est sorti depuis",
    text: "Ce qui en est sorti, pour que tout le monde le lise",
    reviewOn: "Y revenir le (facultatif)",
    send: "Le dire",
    doState: (title: string) => `Dire ce qui est sorti de « ${title} »`,
  },
};
