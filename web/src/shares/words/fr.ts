import type { ReactNode } from "react";
import { duration } from "../../ui/time.ts";
import { number, percentOfBps, plural, say } from "../../words/format.ts";

const shares = (n: number | bigint) => plural(n, "# part", "# parts");

export const words: typeof import("./en.ts")["words"] = {
  page: {
    title: "Capital social",
    lead: "Ce que les membres ont versé. Il est remboursé à la valeur nominale, ne se vend pas, et ne donne jamais de voix.",
    all: "Toutes les parts sociales",
    connectTo: "pour voir vos parts.",
    total: (issued: bigint, holders: number) => `en ${shares(issued)} de ${plural(holders, "# membre", "# membres")}`,
    par: (par: string) =>
      `Une part coûte ${par} (valeur nominale), et c’est ce qui revient : jamais plus, et moins seulement si toutes supportent une perte à égalité.`,
    noVote: "Chaque membre a sa voix, avec une part, mille ou aucune.",
    withdrawal: (notice: number, lock: number) =>
      `Remboursement : ${duration(notice)} après la demande, strictement dans l’ordre des demandes` +
      `${lock === 0 ? "." : `. Les parts ne peuvent être redemandées pendant leurs premiers ${duration(lock)}.`}`,
    limits: (capBps: number, floor?: string) =>
      `${
        capBps === 10_000
          ? "Pas de plafond à ce qui est remboursé par an."
          : `Au plus ${percentOfBps(capBps)} des parts sont remboursés par an, compté depuis la fondation.`
      }${
        floor === undefined ? "" : ` Il doit rester ${floor} dans le fonds général et le capital ensemble.`
      } Les membres peuvent suspendre le remboursement.`,
    interest: (capBps: number) =>
      `L’intérêt est d’au plus ${percentOfBps(capBps)} par an, et seulement si les membres le déclarent.`,
    repaid: (n: bigint) => `Remboursées jusqu’ici : ${shares(n)}.`,
    legal:
      "La loi n’appelle capital social que celui d’une coopérative immatriculée. Ceci est un registre de travail : demandez qui en répond avant de verser beaucoup.",
    noMember: (join: ReactNode) => say`Ce portefeuille ne détient pas de parts : seuls les membres en ont. ${join}`,
    toJoin: "Devenir membre",
    mine: "Vos parts",
    oldNumber: (n: number) => `Vos parts comme ancien membre ${n}`,
    shares,
    held: (held: ReactNode, worth: string) => say`Vous détenez ${held}, soit ${worth} à la valeur nominale.`,
    queued: (n: bigint) =>
      plural(n, "# est redemandée et attend dans la file.", "# sont redemandées et attendent dans la file."),
    statement: (movements: number) => `Relevé (${plural(movements, "# mouvement", "# mouvements")})`,
    download: "Télécharger en tableau (CSV)",
    fileName: (n: number) => `parts-du-membre-${n}.csv`,
    change: (n: bigint) => (n > 0n ? `+${number(n)}` : `−${number(-n)}`),
    balance: (held: bigint, worth: string) => `ensuite ${shares(held)}, ${worth}`,
    interestTitle: "Intérêts",
    noInterest: "Aucun intérêt n’a encore été déclaré. Les membres décident par résolution s’il y en a.",
    proposeInterest: "Proposer de déclarer des intérêts",
    declared: (from: ReactNode, to: ReactNode, bps: number) => say`Du ${from} au ${to} : ${percentOfBps(bps)} par an`,
    together: (amount: string) => `${amount} pour toutes les parts.`,
    yourPart: (amount: string) => `Votre part : ${amount}.`,
  },
  csv: {
    columns: [
      "moment",
      "mouvement",
      "parts",
      "montant",
      "parts détenues",
      "valeur nominale totale",
      "monnaie",
      "transaction",
    ],
    kinds: {
      subscribed: "souscrites",
      repaid: "remboursées",
      writtenDown: "valeur nominale abaissée",
      interest: "intérêts crédités",
    },
  },
  buy: {
    title: "En acheter d’autres",
    shares: (par: string) => `Parts, à ${par} chacune`,
    buy: "Acheter des parts",
    said: (n: number, cost: string) => `Acheter ${shares(n)} pour ${cost}`,
    cost: (cost: string, balance: string) => `Vous payez ${cost} ; votre portefeuille contient ${balance}.`,
    tooDear: (missing: string) => `Il manque ${missing} dans votre portefeuille.`,
    twoSteps: "Vous confirmez plus d’une fois : permettez d’abord à la trésorerie de prendre l’argent.",
    most: (most: number, lock: number) =>
      `Vous pouvez en acheter encore ${number(most)}.${
        lock === 0 ? "" : ` Les nouvelles parts ne peuvent être redemandées pendant ${duration(lock)}.`
      }`,
    full: (max: number, className: string) => `Vous détenez le maximum du collège ${className} : ${shares(max)}.`,
    tooFew: (min: number, className: string) =>
      `Dans le collège ${className}, on détient au moins ${shares(
        min,
      )}. Le membre à qui elles manquent au bout d’un an peut perdre son adhésion.`,
  },
  withdraw: {
    title: "Redemander des parts",
    shares: (most: bigint) => `Parts, au plus ${number(most)}`,
    ask: "Demander le remboursement",
    said: (n: number, worth: string) => `Demander le remboursement de ${shares(n)}, ${worth} à la valeur nominale`,
    none: "Il n’y a pas de parts que vous puissiez redemander maintenant.",
    locked: (n: bigint, until: ReactNode) =>
      say`${plural(n, "# part est bloquée", "# parts sont bloquées")} jusqu’au ${until}.`,
    least: (n: bigint, className: string) =>
      `Dans le collège ${className}, on garde au moins ${shares(n)} ; qui part peut toutes les redemander.`,
    then: (notice: number) =>
      `Le paiement arrive sur votre compte de la trésorerie, au plus tôt dans ${duration(
        notice,
      )}, quand vient votre tour.`,
  },
  claim: {
    due: (amount: string) => `Intérêts que vous n’avez pas encore touchés : ${amount}.`,
    claim: "Toucher les intérêts",
    said: (amount: string) => `Toucher ${amount} d’intérêts sur votre compte`,
  },
  redeem: {
    why: "La coopérative a été dissoute : les parts sont remboursées aussitôt, sur votre compte de la trésorerie.",
    redeem: "Faire rembourser toutes mes parts",
  },
  queue: {
    title: "Qui attend d’être remboursé",
    lead: "Premier arrivé, premier servi. Tout le monde voit la file, et n’importe qui peut faire payer qui vient en tête.",
    suspended: "Le remboursement est suspendu jusqu’à ce que les membres décident de reprendre.",
    proposeResume: "Proposer de reprendre",
    proposeSuspension: "Proposer de suspendre le remboursement",
    empty: "Personne n’attend. Qui redemande des parts figure ici jusqu’à leur remboursement.",
    cap: (left: bigint, cap: bigint, until: ReactNode) =>
      say`Le plafond de cette année laisse ${shares(left)} sur ${number(cap)}, jusqu’au ${until}.`,
    floor: (n: bigint) => `Il y a de l’argent libre pour ${shares(n)}.`,
    you: "Vous",
    waits: (n: bigint, worth: string) => `${shares(n)}, ${worth}`,
    asked: (day: ReactNode, n: bigint) => say`Demande de ${number(n)} le ${day}.`,
    ahead: (n: number, sharesAhead: bigint) =>
      n === 0 ? "En tête de file." : `Devant : ${plural(n, "# demande", "# demandes")} pour ${shares(sharesAhead)}.`,
    payable: "Peut être payé maintenant, autant que l’argent et le plafond de cette année le permettent.",
    earliest: (day: ReactNode) => say`Payable au plus tôt le ${day}.`,
    holds: {
      dissolved: "La coopérative a été dissoute : ses membres font rembourser leurs parts directement.",
      suspended: "Le remboursement est suspendu.",
      notice: "Le préavis n’est pas encore écoulé.",
      cap: "Le plafond de cette année est épuisé par les demandes précédentes.",
      floor: "Il n’y a pas assez d’argent libre pour le moment.",
    },
    outOfTurn: (day: ReactNode) => say`Le membre est parti : il sera payé hors tour à partir du ${day}.`,
    more: (rest: number) => `En montrer plus sur ${number(rest)}`,
    cancel: "Garder mes parts",
    cancelSaid: (n: bigint) => `Retirer la demande de ${shares(n)}`,
    payOutOfTurn: "Rembourser hors tour le membre parti",
    notYet: "La première demande de la file ne peut pas encore être payée.",
    anybody: "La première demande de la file peut être payée. N’importe qui peut le faire ; l’argent va au membre.",
    pay: "Payer la première demande",
  },
};
