import { number, plural } from "../../words/format.ts";

const list: readonly string[] = [
  "Les comptes de la trésorerie qu’aucune écriture du journal ne mentionne : il cherche l’argent là où le journal dit qu’il y en a.",
  "Ce que chaque membre peut répartir dans un tour par liste : cette liste se trouve ailleurs, et seule son empreinte est sur la chaîne.",
  "Qui a appelé une fonction, et si une invitation ou une place sur une liste était valable. Cela, il le laisse au code, qu’il compare avec celui qui est publié.",
  "Si un justificatif est vrai, si un organisme a réellement ses actifs verrouillés, et qui se trouve derrière un portefeuille. Seules des personnes peuvent l’apprendre.",
  "Les comptes annuels et les procès-verbaux : la chaîne ne sait pas encore qu’ils sont publiés, le vingtième contrôle n’a donc rien à examiner.",
  "Un nœud qui ment de façon cohérente. Interrogez-en un second, qui appartient à quelqu’un d’autre : tous deux devraient raconter le même mensonge.",
];

const checks: Readonly<Record<number, string>> = {
  1: "La trésorerie détient ce que disent les livres",
  2: "Le journal est complet : aucune écriture ne manque, n’est altérée ou déséquilibrée",
  3: "La balance est équilibrée : l’actif égale les dettes et les capitaux propres",
  4: "Tout l’argent sorti a sa cause",
  5: "Bénéficiaire, montant, actif et motif sont ceux qui ont été décidés",
  6: "Aucune résolution n’a été exécutée avant la fin de son délai",
  7: "Chaque vote a eu son préavis et sa durée, et chaque bulletin est arrivé à temps",
  8: "Seuls des membres qui en avaient le droit ont voté, avec leur propre poids, une fois chacun",
  9: "Chaque vote, recompté, donne le résultat d’après lequel on a agi",
  10: "Les poids des collèges sont valables, et seules des résolutions du bon type ont modifié les statuts",
  11: "Les non-usagers n’ont jamais eu plus de voix que les statuts ne le permettent",
  12: "Les enveloppes, les budgets permanents et les tours ont été respectés",
  13: "Les sommes consignées sont complètes, et les cagnottes terminées rendent ce qu’elles n’ont pas dépensé",
  14: "Le capital social égale la valeur nominale fois les parts, et personne n’en a acheté plus que permis",
  15: "Les parts ont été remboursées à leur tour, après leur préavis et dans les limites",
  16: "Les intérêts ont respecté leur plafond et découlent des parts détenues",
  17: "Les réserves impartageables n’ont baissé que par des dons à des organismes verrouillés, et ont reçu leur part des contributions",
  18: "Chaque paiement a un motif que le verrou des actifs permet",
  19: "Le code est celui qui est publié, et personne n’a de pouvoir à côté de l’assemblée",
  20: "Les comptes et les procès-verbaux sont publiés, et sont ce qu’ils disent être",
};

/** Avec quels mots on parle de l’audit dans le navigateur. */
export const words: typeof import("./en.ts")["words"] = {
  title: "Vérifiez vous-même",
  lead: "Votre navigateur lit tout ce qui s’est jamais passé dans cette coopérative, réécrit les livres et les compare avec les règles et avec ce que la chaîne a enregistré. Il ne croit ni cette page ni son indexeur.",
  begin: "Lancer les vingt contrôles",
  cancel: "Annuler",
  node: {
    label: "Le nœud interrogé (URL RPC)",
    isOurs:
      "C’est le nœud que cette page interroge aussi. Si vous ne lui faites pas confiance, indiquez-en un autre, le vôtre de préférence.",
    isYours: "Votre navigateur interroge ce nœud directement, et s’en souvient pour la prochaine fois.",
    reset: "Utiliser le nœud de cette page",
    faults: {
      noUrl: "L’adresse d’un nœud commence par http:// ou https://.",
      insecure: "Cette page est arrivée par https : le navigateur ne la laisse interroger un nœud que par https.",
    },
  },
  starting: "On demande au nœud de quelle chaîne il est, et on cherche la fondation …",
  reading: (block, toBlock, events) =>
    `Lecture du bloc ${block} sur ${toBlock} : ${plural(events, "# événement jusqu’ici", "# événements jusqu’ici")} …`,
  comparing: (events) =>
    `Comparaison de ${plural(events, "# événement", "# événements")} avec ce que la chaîne a enregistré …`,
  progress: "Blocs lus",
  took: (seconds) => `Terminé en ${number(Math.round(seconds * 10) / 10)} secondes.`,
  troubles: {
    unreachable: ({ rpcUrl }) =>
      `Rien ne répond à ${rpcUrl}. Peut-être l’adresse est-elle fausse, le nœud arrêté, ou ne laisse-t-il pas les pages web l’interroger (CORS).`,
    otherChain: ({ chainId, rpcUrl }, found) =>
      `Le nœud ${rpcUrl} est de la chaîne ${found} ; cette coopérative vit sur la chaîne ${chainId}.`,
    refused: ({ rpcUrl }) =>
      `Le nœud ${rpcUrl} refuse ce qu’il faut pour un audit. Il ne garde peut-être plus l’état de ce bloc : un nœud d’archives le fait.`,
    noBlock: ({ rpcUrl, block }) =>
      `Le nœud ${rpcUrl} n’a pas encore le bloc ${block}. Il est en retard sur cette page ; réessayez dans un instant.`,
    noCoop: ({ rpcUrl, block }) =>
      `Le nœud ${rpcUrl} ne connaît pas cette coopérative jusqu’au bloc ${block}. Il est peut-être d’une autre chaîne du même numéro, ou ne garde pas de journaux si anciens.`,
    other: () => "L’audit n’a pas pu être mené à son terme.",
  },
  report: {
    title: "Ce qui a été trouvé",
    good: (passed, pending) =>
      `${plural(passed, "# contrôle est réussi", "# contrôles sont réussis")}, aucun n’échoue${
        pending === 0 ? "." : `, ${number(pending)} pas encore applicable.`
      }`,
    bad: (failed, of) => `${number(failed)} contrôles sur ${number(of)} échouent.`,
    notWhole: "Le journal lu n’est pas complet (contrôle 2) : d’autres peuvent échouer pour cette seule raison.",
    read: (events, entries, block, time, rpcUrl) =>
      `Lu chez ${rpcUrl} : ${plural(events, "# événement", "# événements")}, dont ${number(
        entries,
      )} écritures du journal, jusqu’au bloc ${block} (${time}).`,
    save: "Enregistrer le rapport (JSON)",
    english: "Les constats sont rédigés en anglais.",
  },
  results: { pass: "réussi", fail: "échoue", "not applicable yet": "pas encore applicable" },
  compare: {
    title: "Est-ce bien la chaîne que montre cette page ?",
    same: "Oui : votre nœud et cette page disent la même chose.",
    different: "Non : votre nœud et cette page disent des choses différentes du même bloc.",
    audited: "Votre nœud",
    shown: "Cette page",
    what: {
      block: "Empreinte du bloc",
      time: "Moment du bloc",
      events: "Événements de la coopérative",
      entries: "Écritures du journal",
    },
  },
  checks,
  limits: {
    title: "Ce qu’aucun contrôle ne voit",
    lead: "Un audit de la chaîne dit beaucoup, mais pas tout :",
    list,
  },
  command: {
    title: "La même chose sans cette page",
    lead: "Si vous ne croyez pas qu’une page web puisse se contrôler elle-même, lancez les vingt mêmes contrôles depuis le code source :",
    treasury: "Retour à la trésorerie",
  },
};
