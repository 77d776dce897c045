import type { ReactNode } from "react";
import { list, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";
import type { DateKind } from "../dates.ts";
import type { TodoKind } from "../todo.ts";

const shares = (n: number | bigint) => plural(n, "# part sociale", "# parts sociales");

/** How many of each sort wait, in the order in which they are told. */
const groups: readonly [kinds: readonly TodoKind[], words: (n: number) => string][] = [
  [
    ["recovery", "hearing", "takeOver"],
    (n) => plural(n, "# affaire sur votre adhésion", "# affaires sur votre adhésion"),
  ],
  [["vote", "proxyVote"], (n) => plural(n, "# vote", "# votes")],
  [["allocate", "settleRound"], (n) => plural(n, "# tour", "# tours")],
  [["object", "approve", "payPayout"], (n) => plural(n, "# paiement", "# paiements")],
  [["answerFlag", "openBucket", "closeBucket", "completeBucket"], (n) => plural(n, "# cagnotte", "# cagnottes")],
  [["vouch", "admit"], (n) => plural(n, "# demande d’adhésion", "# demandes d’adhésion")],
  [["callAgain", "queue", "execute", "review"], (n) => plural(n, "# décision", "# décisions")],
  [
    ["account", "refund", "interest", "repayment"],
    (n) => plural(n, "de l’argent à # endroit", "de l’argent à # endroits"),
  ],
];

/** What there is to do: `subject` is what it is about, `amount` how much. */
const todos: Record<TodoKind, (subject: string, amount: string) => string> = {
  recovery: () =>
    "Votre adhésion doit passer à un autre portefeuille : opposez votre veto si vous n’avez pas perdu le vôtre",
  hearing: () => "Vous avez reçu un avis d’exclusion : présentez votre défense",
  takeOver: () => "Un membre est proposé à ce portefeuille : reprenez-le",
  vote: (subject) => `Votez : ${subject}`,
  proxyVote: (subject) => `Votez pour ceux que vous représentez : ${subject}`,
  allocate: (subject, amount) => `Répartissez les ${amount} qui vous restent : ${subject}`,
  object: (subject, amount) => `Objectez, s’il le faut : un paiement de ${amount} sur ${subject}`,
  approve: (subject, amount) => `Approuvez ou objectez : un paiement de ${amount} sur ${subject}`,
  answerFlag: (subject) => `Répondez aux signalements sur votre cagnotte : ${subject}`,
  openBucket: (subject) => `Ouvrez votre idée pour qu’elle se remplisse : ${subject}`,
  closeBucket: (subject) => `Clôturez votre cagnotte : ${subject}`,
  payPayout: (subject, amount) => `Faites payer ${amount} sur votre cagnotte : ${subject}`,
  completeBucket: (subject) => `Faites le bilan de votre cagnotte, tout est dépensé : ${subject}`,
  vouch: (subject) => `Parrainez une personne qui veut entrer dans : ${subject}`,
  admit: (subject) => `Décidez pour une personne qui veut entrer dans : ${subject}`,
  callAgain: (subject) => `Trop peu ont voté : convoquez un second vote sur ${subject}`,
  queue: (subject) => `C’est adopté, lancez l’exécution : ${subject}`,
  execute: (subject) => `Exécutez ce qui a été décidé : ${subject}`,
  settleRound: (subject) => `Soldez le tour qui est clos : ${subject}`,
  review: (subject) => `Le bilan est en retard, dites ce qu’il en est : ${subject}`,
  account: (_, amount) => `Retirez ${amount} de la trésorerie`,
  refund: (subject, amount) => `Récupérez ${amount} de ${subject}`,
  interest: (_, amount) => `Touchez ${amount} d’intérêts sur vos parts`,
  repayment: () => "Faites rembourser vos parts, c’est votre tour",
};

const dates: Record<DateKind, (subject: string) => string> = {
  voteOpens: (subject) => `Ouverture du vote : ${subject}`,
  voteCloses: (subject) => `Clôture du vote : ${subject}`,
  roundOpens: (subject) => `Début de la répartition : ${subject}`,
  roundCloses: (subject) => `Clôture du tour : ${subject}`,
  bucketCloses: (subject) => `Clôture de la cagnotte : ${subject}`,
  review: (subject) => `Bilan : ${subject}`,
  hearing: () => "Fin de votre audition",
  repayment: () => "Vos parts peuvent être remboursées, au plus tôt",
};

export const words: typeof import("./en.ts")["words"] = {
  todos,
  dates,
  groups: (kinds: readonly TodoKind[]) =>
    list(
      groups.flatMap(([sort, wordsFor]) => {
        const n = kinds.filter((kind) => sort.includes(kind)).length;
        return n === 0 ? [] : wordsFor(n);
      }),
    ),
  page: {
    title: "Pour vous",
    leadNobody: "Ce qui vous attend dans cette coopérative : votes, tours, paiements, et l’argent qui est à vous.",
    connectTo: "pour voir ce qui vous attend.",
    noMember: (wallet: ReactNode, join: ReactNode) =>
      say`Le portefeuille ${wallet} n’est celui d’aucun membre. ${join}`,
    toJoin: "Devenir membre",
    member: (member: ReactNode, day: ReactNode, held: ReactNode) =>
      say`Vous êtes ${member} depuis le ${day} et détenez ${held}.`,
    shares: (n: bigint, worth: string) => `${shares(n)} (${worth})`,
    todo: "Ce qui vous attend",
    nothing: "Rien ne vous attend. Bonne journée.",
    waiting: (groups_: string) => `À faire : ${groups_}.`,
    until: (when: ReactNode) => say`se termine ${when}`,
    dates: "Dates",
    noDates: "Aucune date à venir.",
    moreDates: (n: number) =>
      plural(n, "# autre dans le fichier de calendrier.", "# autres dans le fichier de calendrier."),
    calendar: "Télécharger pour votre calendrier",
    calendarHint:
      "Un fichier avec toutes les dates telles qu’elles sont maintenant. Chargez-le de nouveau quand des votes ou des tours s’ajoutent.",
  },
  money: {
    title: "Votre argent dans la trésorerie",
    empty: "Rien ne vous attend ici. Les remboursements, les parts remboursées et les intérêts y arrivent.",
    ofMember: (n: number) => `compte du membre ${n}`,
    ofWallet: "compte de ce portefeuille",
    take: (amount: string) => `Retirer ${amount}`,
    said: (amount: string) => `Retirer ${amount} de la trésorerie`,
    elsewhere: "Vers un autre portefeuille, si le vôtre ne peut pas le recevoir",
    otherWallet: "L’autre portefeuille",
    noWallet: "Ce n’est pas l’adresse d’un portefeuille.",
  },
  wallet: {
    title: "Votre portefeuille",
    change: "Passer à un autre de vos portefeuilles",
    changeHint:
      "Votre numéro, vos bulletins, vos parts et votre argent vous suivent. Vous proposez ici, puis vous reprenez avec le nouveau portefeuille dans les 30 jours.",
    newWallet: "Le nouveau portefeuille",
    sameWallet: "C’est le portefeuille que vous avez.",
    offer: "Proposer",
    offerSaid: (wallet: string) => `Proposer votre adhésion à ${wallet}`,
    offered: (wallet: ReactNode) =>
      say`Vous avez proposé votre adhésion à ${wallet}. Connectez ce portefeuille pour la reprendre.`,
    keep: "Garder ce portefeuille",
    keepSaid: "Annuler le changement de portefeuille",
    recovery: (wallet: ReactNode, when: ReactNode) =>
      say`Les membres ont décidé que votre portefeuille est perdu : ${wallet} peut prendre la suite ${when}. Si vous avez encore le vôtre, opposez votre veto.`,
    veto: "Veto : j’ai encore mon portefeuille",
    vetoSaid: "Opposer votre veto à la récupération de votre portefeuille",
    offeredToYou: (member: ReactNode, when: ReactNode) =>
      say`${member} est proposé à ce portefeuille ; l’offre prend fin ${when}.`,
    possibleFrom: (when: ReactNode) =>
      say`Ce sera possible ${when} ; d’ici là, l’ancien portefeuille peut s’y opposer.`,
    alreadyMember: "Ce portefeuille est déjà celui d’un membre : il ne peut reprendre que l’argent.",
    takeOver: "Reprendre",
    takeOverSaid: (member: string) => `Reprendre ${member}`,
    lost: "Portefeuille perdu ? Les membres peuvent vous faire passer à un nouveau par résolution : demandez à quelqu’un de le proposer.",
  },
  change: {
    title: "Votre collège",
    summary: "Changer de collège",
    hint: "Cela vaut pour ce qui s’ouvre désormais : les votes et tours ouverts gardent le collège que vous avez.",
    into: "Passer au collège",
    switch: "Changer maintenant",
    ask: "En faire la demande",
    switchSaid: (className: string) => `Passer au collège ${className}`,
    askSaid: (className: string) => `Demander à passer au collège ${className}`,
    tooFew: (min: bigint) => `Ce collège détient au moins ${shares(min)} : achetez-en d’abord.`,
    tooSoon: (when: ReactNode) => say`Vous avez changé récemment ; ce sera de nouveau possible ${when}.`,
  },
  leaving: {
    title: "Partir",
    summary: "Mettre fin à mon adhésion",
    atOnce: "Vous cessez d’être membre aussitôt. Personne ne peut le refuser, et personne ne peut revenir dessus.",
    votes: "Les bulletins que vous avez déposés restent. Vous n’en déposez plus, et votre mandat prend fin.",
    shares: (n: bigint, notice: number) =>
      `Vos ${shares(
        n,
      )} restent à vous. Demandez-les sur la page du capital social : elles sont remboursées à leur tour, au plus tôt ${duration(
        notice,
      )} après, et au bout de trois ans quoi qu’il en soit des autres.`,
    money: "Ce qui se trouve sur votre compte de la trésorerie reste à vous.",
    buckets: (titles: readonly string[]) =>
      `Vous êtes responsable de ${list(titles)} : transmettez ou terminez d’abord.`,
    again: "Si vous revenez, vous recevez un nouveau numéro et repartez de zéro.",
    sure: "J’ai lu cela et je veux partir.",
    resign: "Quitter la coopérative",
    said: "Mettre fin à votre adhésion",
  },
};
