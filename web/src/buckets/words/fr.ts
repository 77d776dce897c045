import type { ReactNode } from "react";
import type { Stage } from "../bucket.ts";
import type { Problem } from "../draft.ts";
import type { Order, State } from "../filter.ts";
import { plural, say } from "../../words/format.ts";

const stages: Record<Stage, string> = {
  idea: "Idée",
  lapsed: "Idée, trop tard pour l’ouvrir",
  filling: "En train de se remplir",
  due: "À décider",
  funded: "Financée",
  standing: "Permanente",
  completed: "Achevée",
  failed: "Minimum non atteint",
  cancelled: "Annulée",
};

const states: Record<State, string> = {
  all: "Toutes",
  filling: "En train de se remplir",
  idea: "Idées",
  funded: "Financées",
  ended: "Finies",
};

const orders: Record<Order, string> = {
  newest: "Les plus récentes d’abord",
  closing: "Clôture la plus proche d’abord",
  fullest: "Les presque pleines d’abord",
  largest: "Les plus grandes d’abord",
};

export const words: typeof import("./en.ts")["words"] = {
  stages,
  list: {
    title: "Cagnottes",
    lead: "Des idées avec un prix. Tout le monde peut en remplir une ; la personne responsable la dépense, avec des justificatifs que d’autres approuvent.",
    suggest: "Proposer une cagnotte",
    filters: "Quelles cagnottes",
    states,
    orders,
    state: "État",
    round: "Tour",
    anyRound: "Tous les tours et campagnes",
    noRound: "Campagnes à part",
    roundNamed: (number: number, title: string) => `Tour ${number} : ${title}`,
    order: "Ordre",
    search: "Chercher",
    mine: "Seulement les miennes",
    mineMeans: "celles dont vous êtes responsable, ou dans lesquelles vous avez mis quelque chose",
    found: (n: number) => plural(n, "# cagnotte", "# cagnottes"),
    none: "Aucune cagnotte ne correspond.",
    reset: "Tout afficher",
    more: (n: number) => plural(n, "En afficher # de plus", "En afficher # de plus"),
    empty:
      "Personne n’a encore proposé de cagnotte. Une cagnotte est une idée avec un prix : qui en a une dit à quoi elle sert, ce qu’elle coûte au moins et au plus, et pour quand. Les membres la remplissent lors d’un tour, tout le monde de sa poche. Si elle n’atteint pas son minimum, chacun récupère tout.",
    emptyDo: "Vous pouvez proposer la première.",
  },
  none: {
    title: "Cette cagnotte n’existe pas",
    text: "Les livres de cette coopérative ne connaissent aucune cagnotte de ce numéro.",
    back: "Voir toutes les cagnottes",
  },
  campaign: "Une campagne à part",
  bountyBadge: "Prime",
  bounty:
    "Une prime : on ne sait pas encore qui recevra l’argent. Les financeurs peuvent désigner quelqu’un, la personne responsable aussi.",
  steward: {
    one: (who: ReactNode) => say`Responsable : ${who}`,
    several: (who: ReactNode, others: ReactNode) => say`Responsable : ${who}, avec ${others}`,
    outsider: (wallet: string) => `${wallet}, qui n’est pas membre`,
  },
  when: {
    idea: (when: ReactNode) => say`À discuter. La personne responsable peut l’ouvrir, au plus tard ${when}.`,
    lapsed: (day: ReactNode) => say`Elle n’a pas été ouverte avant le ${day}, et ne peut plus l’être.`,
    filling: (when: ReactNode) => say`Décision ${when}.`,
    fillingOn: (when: ReactNode, day: ReactNode) =>
      say`Décision ${when}. Si elle a atteint son minimum d’ici là, elle prend davantage jusqu’au ${day}.`,
    due: (day: ReactNode) => say`Son délai a pris fin le ${day}.`,
    funded: (day: ReactNode) => say`Financée le ${day}.`,
    second: (when: ReactNode) => say`Elle a atteint son minimum et prend davantage ; cela prend fin ${when}.`,
    standing: "Elle est là pour durer, sans objectif ni délai.",
    completed: (day: ReactNode) => say`Achevée le ${day} ; ce qui n’est pas dépensé retourne à qui l’a remplie.`,
    failed: (day: ReactNode) => say`Close le ${day} ; tout ce qu’elle contenait retourne à qui l’a donné.`,
    cancelled: (day: ReactNode) => say`Annulée le ${day} ; ce qui n’est pas dépensé retourne à qui l’a remplie.`,
    report: (document: ReactNode) => say`Rapport : ${document}.`,
  },
  progress: {
    title: "Où elle en est",
    towards: (sum: ReactNode, min: string, max: string) => say`${sum} vers son minimum de ${min} ; maximum ${max}`,
    passed: (sum: ReactNode, min: string, max: string) => say`${sum} : elle a son minimum de ${min} ; maximum ${max}`,
    noMinimum: (sum: ReactNode, max: string) => say`${sum} sur ${max} au plus`,
    standing: (sum: ReactNode) => say`${sum} jusqu’ici`,
    fromMembers: (amount: string) => `${amount} des membres`,
    fromSomeMembers: (amount: string, n: number) => plural(n, `${amount} de # membre`, `${amount} de # membres`),
    fromFunders: (amount: string) => `${amount} des financeurs`,
    fromFund: (amount: string) => `${amount} d’un fonds`,
    nothing: "Elle ne contient encore rien.",
  },
  plan: {
    title: "Le projet",
    nothing: "Rien de plus n’en a été dit.",
    picture: (where: ReactNode) => say`Image : ${where}`,
    tags: "Étiquettes",
    costs: "Ce que cela coûte",
    item: "Pour quoi",
    least: "Au moins",
    most: "Au plus",
    stretch: "S’il y a davantage",
    sum: "En tout",
    income: "Recettes d’ailleurs, qui ne réduisent pas ce qui est demandé ici",
    commons: "Pour tout le monde",
    commonsLead:
      "Ce que la personne responsable promet de donner à tout le monde. La cagnotte ne peut pas être achevée avant cela.",
    promised: "Promis",
    kept: (document: ReactNode) => say`Tenu : ${document}`,
  },
  funders: {
    title: "Qui l’a remplie",
    nobody: "Personne ne l’a encore remplie de sa poche.",
    gave: (amount: string, day: ReactNode) => say`${amount}, pour la première fois le ${day}`,
    refunded: (amount: string) => `${amount} rendus`,
    fund: "Un fonds de la coopérative",
    all: (n: number) => plural(n, "Afficher # financeur", "Afficher les # financeurs"),
  },
  purse: {
    title: "Son argent",
    got: "Reçu",
    spent: "Dépensé",
    asked: "Demandé",
    left: "Reste",
    unspent: "Non dépensé",
    back: "Rendu",
  },
  fill: {
    title: "La remplir",
    label: (symbol: string) => `Montant en ${symbol}`,
    connect: "pour la remplir.",
    button: "Remplir la cagnotte",
    doing: (amount: string, title: string) => `Mettre ${amount} dans « ${title} »`,
    holds: (balance: string) => `Votre portefeuille contient ${balance}.`,
    tooMuch: (balance: string) => `C’est plus que les ${balance} de votre portefeuille.`,
    tooLarge: (room: string) => `En l’état, il y a de la place pour ${room}.`,
    keepForFee: "Gardez un peu d’ether pour les frais de réseau.",
    happens: "Ce qui se passe",
    pays: (amount: string) =>
      `${amount} vont de votre portefeuille à la trésorerie, sur le compte de cette cagnotte et sur aucun autre.`,
    ways: {
      once: "Vous confirmez une fois dans votre portefeuille.",
      signing:
        "Vous signez une fois et confirmez une fois : par la signature, la trésorerie peut prendre exactement ce montant, et rien de plus.",
      together:
        "Vous confirmez une seule fois dans votre portefeuille : cela permet à la trésorerie de prendre exactement ce montant et remplit la cagnotte, les deux ou rien.",
      twice:
        "Vous confirmez deux choses dans votre portefeuille : d’abord que la trésorerie peut prendre exactement ce montant, puis le versement.",
    },
    matched: (amount: string, fund: string) => `Le fonds « ${fund} » ajoute ${amount}.`,
    matching: (fund: ReactNode, left: string, most: string) =>
      say`Le fonds ${fund} double les dons tant qu’il en reste : il a encore ${left}, et ajoute jusqu’à ${most} par financeur.`,
    backIfMissed: (min: string, when: ReactNode) =>
      say`Si la cagnotte n’a pas atteint son minimum de ${min} au moment de la décision, ${when}, vous pouvez tout récupérer.`,
    hasMinimum: "La cagnotte a déjà son minimum : la personne responsable peut dépenser ce qu’elle contient.",
    backIfUnspent:
      "Si elle est annulée, ou achevée avec un reste, ce qui n’est pas dépensé retourne à tous ceux qui l’ont remplie, à chacun en proportion.",
    nobodyElse:
      "Personne d’autre ne peut sortir l’argent : il est payé contre des justificatifs que des membres approuvent, et les membres peuvent faire objection.",
    gave: (amount: string) => `Vous avez donné ${amount} jusqu’ici.`,
    full: "Elle est pleine.",
  },
  refund: {
    title: "L’argent qui retourne",
    take: (amount: string) => `Récupérer ${amount}`,
    taking: (amount: string, title: string) => `Récupérer ${amount} de « ${title} »`,
    taken: (amount: string) => `Vous avez récupéré ${amount}.`,
    elsewhere: "Vers un autre portefeuille, si le vôtre ne peut pas le recevoir",
    otherWallet: "L’autre portefeuille",
    takingTo: (amount: string, title: string, wallet: string) => `Récupérer ${amount} de « ${title} » sur ${wallet}`,
    takeThere: "Récupérer là-bas",
    ofRound: (amount: string) => `Il y reste ${amount} de ce que les membres ont réparti.`,
    ofFund: (amount: string) => `Il y reste ${amount} de ce qu’un fonds a donné.`,
    return: "Les rendre",
    returningRound: (amount: string, title: string) =>
      `Rendre ${amount} de ce que les membres ont réparti à « ${title} »`,
    returningFund: (amount: string, title: string) => `Rendre ${amount} de ce qu’un fonds a donné à « ${title} »`,
    notice: (amount: ReactNode, n: number) =>
      say`Vous pouvez récupérer ${amount} de ${plural(n, "# cagnotte", "# cagnottes")}.`,
    takeAll: "Tout récupérer",
    takingAll: (amount: string) => `Récupérer ${amount}`,
    account: "Ce que vous avez sur votre compte à la trésorerie se trouve sur la page qui vous concerne.",
    toAccount: "Voir votre compte",
  },
  close: {
    funded: "Son délai a pris fin, et elle a atteint son minimum.",
    failed: "Son délai a pris fin, et elle n’a pas atteint son minimum.",
    full: "Elle est pleine.",
    early: "Elle a son minimum et vous pouvez l’accepter maintenant : elle ne prend alors plus rien avant son délai.",
    inRound: (round: ReactNode) => say`Elle est décidée avec ${round}.`,
    button: "La clore",
    accept: "Accepter ce qu’il y a",
    closingFunded: (title: string) => `Clore « ${title} » : elle est financée`,
    closingFailed: (title: string) => `Clore « ${title} » : elle n’a pas atteint son minimum`,
  },
  flags: {
    title: (n: number) => plural(n, "# signalement", "# signalements"),
    block: (n: number) =>
      plural(
        n,
        "# signalement ouvert écarte une idée de ce tour.",
        "# signalements ouverts écartent une idée de ce tour.",
      ),
    noReason: "Aucune raison n’a été donnée.",
    by: (member: string) => member,
    byGuideline: (member: string, number: number, guideline: string) =>
      `${member}, au titre du critère ${number} : « ${guideline} »`,
    resolve: "Lever ce signalement",
    resolveReason: "Pourquoi il est levé, lisible par tout le monde",
    resolveButton: "Il est levé",
    resolving: (title: string) => `Lever un signalement sur « ${title} »`,
    takeBack: "Retirer mon signalement",
    takingBack: (title: string) => `Retirer votre signalement sur « ${title} »`,
    ask: "La signaler",
    askMeans:
      "Un signalement dit que ceci ne respecte pas un critère du tour, ou devrait d’abord être discuté. Vous pouvez le retirer.",
    guideline: "Le critère qu’elle ne respecte pas",
    reason: "Votre raison, lisible par tout le monde",
    button: "Faire le signalement",
    flagging: (title: string) => `Signaler « ${title} »`,
  },
  comments: {
    title: "Ce que les gens en disent",
    nobody: "Personne n’a encore rien dit.",
    label: "Votre commentaire, lisible par tout le monde, pour toujours",
    button: "Le dire",
    saying: (title: string) => `Dire quelque chose sur « ${title} »`,
    who: "Les membres, la personne responsable et celles et ceux qui l’ont remplie peuvent s’exprimer ici.",
    by: (who: ReactNode, day: ReactNode) => say`${who}, ${day}`,
  },
  tools: {
    title: "Pour la personne responsable",
    open: "L’ouvrir pour qu’elle se remplisse",
    opening: (title: string) => `Ouvrir « ${title} » pour qu’elle se remplisse`,
    blocked: (flags: number) =>
      plural(flags, "# signalement ouvert l’écarte de ce tour.", "# signalements ouverts l’écartent de ce tour."),
    revise: "Modifier le projet",
    team: "Qui en répond",
    coStewards: "Les coresponsables font tout ce que fait une personne responsable, sauf en nommer d’autres.",
    noCoStewards: "Il n’y a pas de coresponsable.",
    member: "Membre",
    name: "Nommer coresponsable",
    naming: (member: string, title: string) => `Nommer ${member} coresponsable de « ${title} »`,
    unname: (member: string) => `Retirer : ${member}`,
    unnaming: (member: string, title: string) => `${member} n’est plus coresponsable de « ${title} »`,
    handOver: "La confier à ce membre",
    handOverMeans: "Qui la reprend en devient responsable, et vous ne l’êtes plus.",
    handingOver: (member: string, title: string) => `Rendre ${member} responsable de « ${title} »`,
    keep: (what: string) => `Montrer qu’une promesse a été tenue : ${what}`,
    keepName: "Ce que vous donnez",
    keepWhere: "Où tout le monde le trouve",
    keepButton: "Elle a été tenue",
    keeping: (what: string) => `Montrer que « ${what} » a été donné à tout le monde`,
    complete: "La déclarer achevée",
    completeMeans: (unspent: string) =>
      `Le travail est fait. Les ${unspent} non dépensés retournent à qui l’a remplie. C’est définitif.`,
    payoutsFirst: "D’abord, chaque paiement doit être payé ou retiré.",
    promisesFirst: "D’abord, montrez que chaque promesse à tout le monde a été tenue.",
    report: "Rapport",
    reportWhere: "Où les autres trouvent le rapport",
    completeButton: "Elle est achevée",
    completing: (title: string) => `Déclarer « ${title} » achevée`,
    giveUp: "L’abandonner",
    giveUpIdea: "L’idée est abandonnée. C’est définitif.",
    giveUpMeans: (unspent: string) =>
      `La cagnotte est annulée. Les ${unspent} non dépensés retournent à qui l’a remplie. C’est définitif.`,
    giveUpInRound: "Les membres répartissent à nouveau ce qu’ils lui destinaient.",
    giveUpButton: "L’abandonner définitivement",
    givingUp: (title: string) => `Abandonner « ${title} »`,
  },
  idea: {
    title: "Proposer une cagnotte",
    reviseTitle: (title: string) => `Modifier le projet « ${title} »`,
    lead: "Dites à quoi elle sert, ce qu’elle coûte au moins et au plus, et pour quand. Tant que c’est une idée, tout peut changer.",
    kept: "Ce que vous écrivez reste dans ce navigateur jusqu’à ce que vous le remettiez.",
    connect: "pour proposer une cagnotte.",
    membersOnly: "En ce moment, seuls les membres proposent des cagnottes : aucun tour n’est ouvert à tout le monde.",
    join: "Voir comment adhérer",
    notYours: "Seule la personne responsable peut modifier ce projet, et seulement tant que c’est une idée.",
    about: "De quoi il s’agit",
    name: "Titre",
    text: "À quoi elle sert, pourquoi, et qui s’en charge",
    textHint: "Titres, listes, liens et mise en valeur en Markdown.",
    where: "D’où vient l’argent",
    whereHint:
      "Dans un tour, les membres répartissent l’argent de la coopérative. Une campagne à part est remplie par tout le monde, de sa poche.",
    inRound: (number: number, title: string, closes: string) => `Tour ${number} : ${title} (clôture ${closes})`,
    asset: "Comptée en",
    deadline: "Délai",
    deadlineHint: "Si elle n’a pas atteint son minimum d’ici là, chacun récupère tout.",
    second: "Prend davantage jusqu’au, une fois son minimum atteint",
    secondHint: "Laissez vide si elle ne doit plus rien prendre après son délai.",
    costs: "Ce que cela coûte",
    costsHint: "Le minimum est la somme du moins dont vous avez besoin, le maximum la somme du plus.",
    itemTitle: (n: number) => `Poste ${n}`,
    what: "Pour quoi",
    least: (symbol: string) => `Au moins, en ${symbol}`,
    most: (symbol: string) => `Au plus, en ${symbol}`,
    mostHint: "vide : autant",
    income: "C’est une recette d’ailleurs",
    addItem: "Ajouter un poste",
    removeItem: (n: number) => `Supprimer le poste ${n}`,
    stretch: (symbol: string) => `Ce qui serait utile en plus, en ${symbol}`,
    promises: "Pour tout le monde",
    promisesHint:
      "Ce que vous donnez à tout le monde, et sous quelle licence : plans, recettes, données, code. Vous devez le montrer avant d’achever la cagnotte.",
    promise: "Quoi",
    licence: "Licence",
    addPromise: "Ajouter une promesse",
    removePromise: (n: number) => `Supprimer la promesse ${n}`,
    more: "Autres détails",
    tags: "Étiquettes, séparées par des virgules",
    image: "Adresse d’une image",
    bounty:
      "C’est une prime : on ne sait pas encore qui s’en chargera, et ceux qui la remplissent peuvent désigner quelqu’un",
    asksFor: (min: string, max: string) => `Elle demande au moins ${min}, et au plus ${max}.`,
    forGood: "Ce que vous écrivez est sur la chaîne, lisible par tout le monde, pour toujours.",
    suggest: "La proposer comme idée",
    suggestHint: "On peut en discuter et la modifier jusqu’à ce que vous l’ouvriez.",
    openNow: "La proposer et l’ouvrir aussitôt",
    openNowHint: "Elle peut être remplie aussitôt, et son projet est fixé.",
    revise: "Modifier le projet",
    suggesting: (title: string) => `Proposer « ${title} »`,
    openingNow: (title: string) => `Proposer « ${title} » et l’ouvrir`,
    revising: (title: string) => `Modifier le projet « ${title} »`,
    clear: "Tout effacer",
    doneTitle: "C’est sur la chaîne",
    done: (bucket: ReactNode) => say`Votre cagnotte : ${bucket}`,
    another: "En proposer une autre",
    missing: "Il manque encore",
    problem: (problem: Problem): string => {
      switch (problem.is) {
        case "noTitle":
          return "Il lui faut un titre.";
        case "noItems":
          return "Il lui faut au moins un poste qui coûte quelque chose.";
        case "noDeadline":
          return "Il lui faut un délai.";
        case "badStretch":
          return "Ce qui serait utile en plus n’est pas un montant.";
        case "tooManyTags":
          return "Huit étiquettes au plus.";
        case "noName":
          return `Le poste ${problem.item + 1} ne dit pas à quoi il sert.`;
        case "badAmount":
          return `Il faut au poste ${problem.item + 1} un montant supérieur à zéro.`;
        case "upsideDown":
          return `Le poste ${problem.item + 1} coûte plus au moins qu’au plus.`;
        case "noPromise":
          return `La promesse ${problem.promise + 1} ne dit rien.`;
        case "past":
          return "Le délai est déjà passé.";
        case "tooFar":
          return "Une cagnotte peut durer deux ans au plus.";
        case "secondTooEarly":
          return "La deuxième date doit être après la première.";
      }
    },
  },
};
