import type { ReactNode } from "react";
import { list, plural, say } from "../../../words/format.ts";

const because = (reason: string): string => (reason === "" ? "" : `, pour ce motif : « ${reason} »`);

export const words: typeof import("./en.ts")["words"] = {
  flags: {
    unknown: "Inconnu",
    foreign: "Hors de la coopérative",
    grave: "Attention",
    alike: "Ressemblance",
  },
  about: {
    unknown: "D’ici, personne ne peut dire ce que cela fait. Demandez à qui le propose avant de voter pour.",
    foreign: "Ceci appelle un contrat ou un portefeuille d’autrui, dont la coopérative ne connaît pas le code.",
    grave: "Ceci touche à qui peut commander l’argent et la machinerie de la coopérative.",
  },
  alike: (address: ReactNode, known: ReactNode, owner: string) =>
    say`${address} n’est pas ${known}, à laquelle elle ressemble et qui est connue ici : ${owner}. Comparez chaque chiffre.`,
  technical: "Ce qui est appelé exactement",
  target: "Cible",
  selector: "Fonction",
  value: "Ether envoyé",
  data: "Données",
  nothing: "rien",

  unknown: {
    noContract: (selector: string, target: string) => `Appelle ${selector} de ${target}`,
    noFunction: (selector: string, noun: string) => `Appelle ${selector}, qui n’est pas une fonction connue : ${noun}`,
    noWords: (name: string, noun: string) => `Appelle « ${name} » (${noun}), au nom de la coopérative`,
  },
  withEther: (sentence: string, ether: string) =>
    `${sentence}. De plus, ${ether} sont envoyés, à apporter par qui l’exécute`,
  ether: (amount: string, to: string) => `Envoyer ${amount}, à apporter par qui l’exécute, à ${to}`,
  empty: (to: string) => `Appeler ${to} sans rien demander. Cela ne change rien`,
  reading: (name: string, noun: string) => `Lire « ${name} » (${noun}). Cela ne change rien`,
  onlyWords: "Ne rien changer par elle-même : ce qui compte, ce sont les mots de la proposition",
  token: {
    transfer: (amount: string, to: string) => `Envoyer à ${to} ${amount} que détient l’exécuteur lui-même`,
    approve: (spender: string, amount: string) => `Permettre à ${spender} de prendre ${amount} à l’exécuteur`,
    transferFrom: (amount: string, from: string, to: string) => `Envoyer ${amount} de ${from} à ${to}`,
  },

  nouns: {
    statute: "les statuts",
    members: "le registre des membres",
    shares: "les parts sociales",
    assembly: "l’assemblée",
    agenda: "l’ordre du jour",
    executor: "l’exécuteur",
    authority: "la table des fonctions",
    treasury: "la trésorerie",
    buckets: "les cagnottes",
    payouts: "les paiements",
    funds: "les fonds",
    rounds: "les tours",
  },

  accounts: {
    general: "fonds général",
    reserve: "réserves impartageables",
    own: (number: string) => `exécuteur, n° ${number}`,
    roundsIntake: "somme réservée à un tour",
    fundsIntake: "somme réservée aux dépenses de base et aux fonds d’abondement",
    sharesIntake: "somme réservée aux intérêts des parts sociales",
    bucketsIntake: "somme réservée aux cagnottes",
    member: (member: string) => member,
    of: (owner: string, number: string) => (number === "0" ? owner : `${owner}, n° ${number}`),
  },
  purposes: [
    "don ou recette",
    "capital social",
    "alimentation d’une cagnotte",
    "budget",
    "reste",
    "travail",
    "achat",
    "remboursement de parts sociales",
    "intérêts",
    "ristourne coopérative",
    "remboursement",
    "aide",
    "réserves",
    "organisme à actifs verrouillés",
    "retrait",
    "argent trouvé dans la trésorerie",
    "perte supportée par les parts sociales",
  ],
  purpose: (number: number) => `objet ${number}`,

  kindName: (slot: number) => (slot === 0 ? "une résolution ordinaire" : `une résolution plus stricte (type ${slot})`),
  role: (id: string) => `la fonction ${id}`,
  roleNamed: (label: string) => `la fonction « ${label} »`,
  administrators: "les résolutions seules",
  everybody: "tout le monde",
  payout: (number: string, amount: string, to: string, bucket: string) =>
    `le paiement ${number}, ${amount} à ${to} sur « ${bucket} »`,
  payoutAlone: (number: string) => `le paiement ${number}`,

  treasury: {
    pay: (amount: string, from: string, to: string, purpose: string) =>
      `Payer ${amount} à ${to} (${from} ; objet : ${purpose})`,
    transfer: (amount: string, from: string, to: string, purpose: string) =>
      `Déplacer ${amount} du compte « ${from} » vers le compte « ${to} » (objet : ${purpose})`,
    endow: (amount: string, body: string) => `Donner ${amount} des réserves impartageables à ${body}`,
    reserveRule: (part: string) => `Verser aussitôt ${part} de chaque contribution aux réserves impartageables`,
    accept: (asset: string) => `Accepter des dépôts en ${asset}`,
    acceptNoMore: (asset: string) => `Ne plus accepter de dépôts en ${asset}`,
    sweep: (asset: string) => `Inscrire au fonds général ce qui est arrivé en ${asset} sans explication`,
    windUp: (asset: string) => `Donner ce qui reste en ${asset} à la coopérative dissoute à l’organisme qui en hérite`,
  },

  rounds: {
    open: (title: string, budget: string, time: string, allowance: string) =>
      `Ouvrir le tour « ${title} » avec un budget de ${budget}, que les membres répartissent pendant ${time}, ${allowance}`,
    allowances: ["la même somme pour chaque membre", "chaque collège selon son poids", "chaque membre selon une liste"],
    unknownAllowance: "d’une manière inconnue",
    rules: {
      core: "Les dépenses de base échues sont d’abord déduites, et ce que les tours précédents ont laissé s’ajoute.",
      ideas: (time: string) => `Avant cela, on suggère des cagnottes pendant ${time}.`,
      openToAll: "Qui n’est pas membre peut aussi suggérer des cagnottes.",
      unit: (amount: string) => `Les membres répartissent par pas de ${amount}.`,
      cap: (amount: string) => `Un membre met au plus ${amount} dans une cagnotte.`,
      flags: (n: number) =>
        plural(n, "# signalement ouvert écarte une cagnotte.", "# signalements ouverts écartent une cagnotte."),
      carries: "Ce qui reste est gardé pour le tour suivant.",
      returns: "Ce qui reste revient au fonds général.",
      guideline: (n: number, text: string) => `Critère ${n} : ${text}`,
      document: (uri: string) => `Plus d’informations : ${uri}`,
      roll: (root: string) => `La liste a l’empreinte ${root}`,
    },
    topUp: (amount: string, round: string) => `Ajouter ${amount} : ${round}`,
    settle: (bucket: string, round: string) => `Solder la cagnotte « ${bucket} » (${round})`,
    finish: (round: string) => `Terminer et rendre ce qui reste : ${round}`,
  },

  buckets: {
    cancel: (bucket: string) => `Annuler la cagnotte « ${bucket} » et rendre ce qui n’est pas dépensé`,
    openStanding: (title: string, steward: string, costs: readonly string[]) =>
      `Ouvrir la cagnotte permanente « ${title} », sans objectif ni échéance, à dépenser par ${steward} : ${list(
        costs,
      )}`,
    cost: (what: string, most: string) => `${what} (${most})`,
    appointSteward: (member: string, bucket: string) => `Nommer ${member} responsable de la cagnotte « ${bucket} »`,
    resolveFlag: (member: string, bucket: string, reason: string) =>
      `Lever le signalement de ${member} sur la cagnotte « ${bucket} »${because(reason)}`,
    close: (bucket: string) => `Trancher la campagne de la cagnotte « ${bucket} »`,
    refund: (bucket: string, funder: string) => `Rendre à ${funder} ce qu’il a mis dans la cagnotte « ${bucket} »`,
  },

  payouts: {
    uphold: (payout: string) => `Autoriser ${payout}, malgré les objections`,
    reject: (payout: string) => `Refuser ${payout}`,
    pay: (payout: string) => `Effectuer ${payout}`,
    grantAllowance: (role: string, amount: string, bucket: string, time: string) =>
      `Permettre à qui exerce ${role} de dépenser jusqu’à ${amount} de « ${bucket} » tous les ${time} sans approbation`,
    endAllowance: (role: string, bucket: string) =>
      `Ne plus permettre à qui exerce ${role} de dépenser seul sur « ${bucket} »`,
  },

  funds: {
    provideCore: (amount: string) => `Bloquer ${amount} pour les dépenses de base`,
    nameStanding: (amount: string, bucket: string, time: string, firstAt: string) =>
      `Fixer un budget permanent : ${amount} pour « ${bucket} » tous les ${time}, la première fois le ${firstAt}`,
    endStanding: (id: string) => `Mettre fin au budget permanent ${id} : plus rien n’arrive à échéance`,
    openFund: (title: string, amount: string, until: string, perFunder: string, perBucket: string) =>
      `Ouvrir le fonds d’abondement « ${title} » avec ${amount} : jusqu’au ${until} il double les dons, à hauteur de ` +
      `${perFunder} par financeur et de ${perBucket} par cagnotte`,
    assign: (fund: string, bucket: string) =>
      `Faire doubler les dons à « ${bucket} » par le fonds d’abondement « ${fund} »`,
    payStanding: (id: string) => `Payer ce qui est échu du budget permanent ${id}`,
    payAllStanding: (asset: string) => `Payer tous les budgets permanents échus en ${asset}`,
    finishFund: (fund: string) => `Clore le fonds d’abondement « ${fund} » et rendre ce qui en reste`,
  },

  members: {
    admit: (wallet: string) => `Admettre ${wallet} comme membre`,
    refuse: (wallet: string, reason: string) => `Refuser la candidature de ${wallet}${because(reason)}`,
    giveNotice: (member: string, reason: string) =>
      `Prévenir ${member} qu’une exclusion est possible, et entendre ce qu’il a à dire${because(reason)}`,
    expel: (member: string, reason: string) => `Exclure ${member}${because(reason)}`,
    lapse: (member: string) => `Mettre fin à l’adhésion de ${member}, qui n’a pas payé les parts qu’il doit détenir`,
    setVotes: (member: string, votes: number) => `Donner ${plural(votes, "# voix", "# voix")} à ${member}`,
    enrol: (n: number) => plural(n, "Inscrire # membre au registre", "Inscrire # membres au registre"),
    enrolled: (wallet: string, className: string) => `${wallet}, ${className}`,
    publishRoll: (until: string, uri: string) =>
      `Laisser devenir membres, jusqu’au ${until}, les personnes d’une liste publiée${uri === "" ? "" : ` (${uri})`}`,
    rollRoot: (root: string) => `La liste a l’empreinte ${root}`,
    closeRoll: (roll: string) => `Ne plus laisser personne entrer par la liste ${roll}`,
    proposeRecovery: (member: string, wallet: string) =>
      `Donner à ${member}, qui a perdu son portefeuille, le portefeuille ${wallet}`,
    defineTerms: "Changer les règles de l’adhésion",
    terms: {
      answerTime: (time: string) =>
        `Les candidatures reçoivent réponse sous ${time}, ou peuvent en appeler à l’assemblée.`,
      hearing: (time: string) => `Entre le préavis et l’exclusion, ${time} sont laissés pour être entendu.`,
      recoveryDelay: (time: string) => `Un portefeuille perdu est remplacé après ${time}.`,
      switchCooldown: (time: string) => `On peut changer de collège tous les ${time}.`,
    },
  },

  shares: {
    repay: (n: string) => `Rembourser jusqu’à ${n} retraits de capital social en attente, dans leur ordre`,
    repayLeaver: (position: string) => `Rembourser avant son tour le retrait ${position}, de quelqu’un qui est parti`,
    redeem: (member: string) => `Rembourser toutes les parts de ${member}, la coopérative étant dissoute`,
    claimInterest: (member: string) => `Verser les intérêts de ${member} sur son compte`,
    suspend: (reason: string) => `Suspendre le remboursement du capital social jusqu’à nouvel ordre${because(reason)}`,
    resume: "Reprendre le remboursement du capital social",
    writeDown: (par: string) => `Abaisser le prix de chaque part à ${par}, pour couvrir une perte`,
    declareInterest: (rate: string, from: string, to: string) =>
      `Verser ${rate} d’intérêts par an sur les parts, du ${from} au ${to}`,
    defineTerms: "Changer les règles du capital social",
    terms: {
      notice: (time: string) => `Les parts sont remboursées ${time} après la demande.`,
      lock: (time: string) => `On peut les redemander au plus tôt ${time} après les avoir payées.`,
      cap: (part: string) => `En un an, au plus ${part} des parts sont remboursées.`,
      noCap: "Aucune limite à ce qui est remboursé en un an.",
      floor: (amount: string) => `Au moins ${amount} restent en caisse.`,
      interest: (floor: string, other: string) =>
        `L’intérêt est au plus de ${floor}, ou de ${other} si c’est davantage.`,
    },
  },

  statute: {
    addArticle: (title: string) => `Ajouter un article aux statuts : « ${title} »`,
    amendArticle: (old: string, title: string) =>
      old === title ? `Modifier l’article « ${title} »` : `Modifier l’article « ${old} », désormais « ${title} »`,
    articleKind: (kind: string) => `Pour le modifier à nouveau, il faut ${kind}.`,
    newText: "Son texte désormais",
    oldText: "Son texte aujourd’hui",
    changeWeights: "Répartir à nouveau le pouvoir entre les collèges",
    weight: (className: string, before: string, after: string) =>
      before === after ? `${className} : ${after}, comme avant` : `${className} : ${after}, au lieu de ${before}`,
    losers: (classes: readonly string[]) =>
      `Il faut aussi une majorité dans chaque collège qui y perd : ${list(classes)}.`,
    reviseClass: (className: string) => `Changer les règles du collège « ${className} »`,
    class: {
      renamed: (name: string) => `Il s’appelle désormais « ${name} ».`,
      admissions: [
        "Entre qui veut.",
        "On entre lorsque assez de membres du collège se portent garants.",
        "Les responsables désignés admettent.",
        "Seules les résolutions admettent.",
      ],
      vouchers: (n: number) =>
        plural(n, "# membre se porte garant d’une candidature.", "# membres se portent garants d’une candidature."),
      holding: (least: string, most: string) => `Chacun détient de ${least} à ${most} parts.`,
      votes: (n: number) => plural(n, "Un membre porte # voix.", "Un membre porte jusqu’à # voix."),
    },
    defineKind: (kind: string) => `Changer ce que demande ${kind}`,
    addKind: (kind: string) => `Ajouter un type de résolution : ${kind}`,
    requireKind: (power: string, kind: string) => `Désormais, pour ${power}, il faut ${kind}`,
    defineTiers: "Changer ce qu’il faut pour un paiement",
    tier: (upTo: string, approvals: number, objections: number, waiting: string | undefined) =>
      `Jusqu’à ${upTo} : ${plural(approvals, "# approbation", "# approbations")}${
        waiting === undefined ? "" : `, puis une attente de ${waiting}`
      } ; ${plural(objections, "# objection le porte", "# objections le portent")} devant l’assemblée.`,
    defineAgenda: "Changer les règles de l’ordre du jour",
    agenda: {
      open: (n: number) =>
        plural(n, "Un membre a # proposition ouverte à la fois.", "Un membre a jusqu’à # propositions ouvertes."),
      principals: (n: number) =>
        plural(n, "Un mandataire vote pour # membre.", "Un mandataire vote pour # membres au plus."),
      petition: (part: string, cap: number) =>
        `${part} des membres, ou ${cap} d’entre eux si c’est moins, inscrivent une question à l’ordre du jour par pétition.`,
      bar: (time: string) => `Une question rejetée attend ${time}.`,
    },
    nameLockedBody: (name: string, wallet: string) =>
      `Désigner « ${name} » (${wallet}) comme organisme à qui peuvent aller les réserves impartageables`,
    dissolve: (body: string) => `Dissoudre la coopérative, définitivement. Ce qui reste va à ${body}`,
  },

  agenda: {
    stateOutcome: (proposal: string, text: string) =>
      `Dire ce qu’il est advenu de la proposition ${proposal} : « ${text} »`,
  },

  assembly: {
    queue: "Mettre en route une autre résolution",
    execute: "Exécuter une autre résolution",
    callAgain: "Remettre une autre question au vote",
  },

  executor: {
    updateDelay: (time: string) => `Attendre au moins ${time} entre la mise en route d’une résolution et son exécution`,
    grantRole: (role: string, who: string) => `Permettre à ${who} ${role}`,
    revokeRole: (role: string, who: string) => `Ne plus permettre à ${who} ${role}`,
    roles: {
      admin: "de décider qui commande l’exécuteur",
      proposer: "de donner des ordres à l’exécuteur sans aucun vote",
      canceller: "d’arrêter ce qui a été adopté et attend",
      executor: "d’exécuter ce qui attend",
      unknown: "de tenir un rôle inconnu de l’exécuteur",
    },
  },

  authority: {
    labelRole: (role: string, label: string) => `Nommer ${role} « ${label} »`,
    grantRole: (who: string, role: string) => `Confier à ${who} ${role}`,
    grantRoleDelayed: (who: string, role: string, time: string) =>
      `Confier à ${who} ${role}. Ses actes prennent effet ${time} après leur annonce`,
    grantAdmin: (who: string) => `Faire de ${who} un administrateur, qui peut sans vote ce que peuvent les résolutions`,
    revokeRole: (who: string, role: string) => `Retirer à ${who} ${role}`,
    revokeAdmin: (who: string) => `Retirer à ${who} l’administration de toutes les fonctions`,
    setRoleAdmin: (role: string, admin: string) => `Laisser ${admin} décider qui exerce ${role}`,
    setRoleGuardian: (role: string, guardian: string) => `Laisser ${guardian} arrêter ce qu’annonce ${role}`,
    setGrantDelay: (role: string, time: string) =>
      `Ne laisser personne exercer ${role} avant ${time} après l’avoir reçue`,
    setTargetFunctionRole: (role: string, powers: readonly string[]) => `Permettre à ${role} : ${list(powers)}`,
    onlyResolutions: (powers: readonly string[]) => `Désormais, seulement par résolution : ${list(powers)}`,
    toEverybody: (powers: readonly string[]) => `Permettre à n’importe qui : ${list(powers)}`,
    setTargetAdminDelay: (noun: string, time: string) =>
      `Ne laisser prendre effet qu’après ${time} les changements de qui peut appeler ${noun}`,
    close: (noun: string) => `Fermer ${noun} : même les résolutions n’y ont plus accès jusqu’à la réouverture`,
    open: (noun: string) => `Rouvrir ${noun} à qui y a accès`,
    updateAuthority: (noun: string, to: string) =>
      `Placer ${noun} sous une autre table des fonctions, à ${to}, définitivement`,
    execute: "Appeler par la table des fonctions",
    schedule: (when: string) => `Annoncer, pour le faire à partir de ${when}`,
    atOnce: "maintenant",
    cancel: (who: string) => `Arrêter ce qu’a annoncé ${who}`,
    multicall: (n: number) =>
      plural(n, "Faire # chose dans la table des fonctions", "Faire # choses dans la table des fonctions"),
  },

  powers: {
    "members.admit": "admettre des candidats",
    "members.refuse": "refuser des candidats",
    "members.enrol": "inscrire des membres au registre",
    "members.publishRoll": "publier des listes de membres",
    "members.closeRoll": "fermer des listes de membres",
    "members.setVotes": "fixer le nombre de voix d’un membre",
    "members.defineTerms": "changer les règles de l’adhésion",
    "members.giveNotice": "donner un préavis d’exclusion",
    "members.expel": "exclure des membres",
    "members.lapse": "mettre fin aux adhésions jamais payées",
    "members.proposeRecovery": "remplacer des portefeuilles perdus",
    "shares.suspend": "suspendre le remboursement du capital social",
    "shares.resume": "reprendre le remboursement du capital social",
    "shares.writeDown": "abaisser le prix des parts",
    "shares.declareInterest": "déclarer des intérêts sur les parts",
    "shares.defineTerms": "changer les règles du capital social",
    "treasury.pay": "payer sur le fonds général",
    "treasury.transfer": "déplacer de l’argent dans la trésorerie",
    "treasury.endow": "donner des réserves impartageables",
    "treasury.accept": "dire quels actifs sont acceptés",
    "treasury.setReserveRule": "fixer la part des réserves dans les contributions",
    "buckets.openStanding": "ouvrir des cagnottes permanentes",
    "buckets.appointSteward": "nommer des responsables de cagnotte",
    "buckets.cancel": "annuler des cagnottes",
    "buckets.resolveFlag": "lever des signalements",
    "payouts.uphold": "confirmer des paiements",
    "payouts.reject": "refuser des paiements",
    "payouts.grantAllowance": "accorder des enveloppes de dépense",
    "funds.provideCore": "bloquer de l’argent pour les dépenses de base",
    "funds.nameStanding": "fixer des budgets permanents",
    "funds.endStanding": "mettre fin à des budgets permanents",
    "funds.openFund": "ouvrir des fonds d’abondement",
    "funds.assign": "affecter des fonds d’abondement à des cagnottes",
    "rounds.open": "ouvrir des tours",
    "rounds.topUp": "augmenter des tours",
    "agenda.stateOutcome": "dire ce qu’il est advenu des décisions",
    "statute.amendArticle": "modifier des articles",
    "statute.changeWeights": "changer les poids des collèges",
    "statute.reviseClass": "changer les règles des collèges",
    "statute.defineKind": "changer les types de résolution",
    "statute.requireKind": "dire quel type de résolution exige un pouvoir",
    "statute.defineAgenda": "changer les règles de l’ordre du jour",
    "statute.defineTiers": "changer ce qu’il faut pour les paiements",
    "statute.nameLockedBody": "désigner des organismes à actifs verrouillés",
    "statute.dissolve": "dissoudre la coopérative",
    "authority.grantRole": "confier des fonctions",
    "authority.revokeRole": "retirer des fonctions",
    "authority.labelRole": "nommer des fonctions",
    "authority.setTargetFunctionRole": "dire ce que peut faire une fonction",
    "executor.updateDelay": "changer le délai de l’exécuteur",
  },
  otherPower: (name: string, noun: string) => `appeler « ${name} » (${noun})`,
  allOther: (noun: string) => `faire toute autre chose avec ${noun}`,

  kind: {
    threshold: (isStrict: boolean, fraction: string, base: string) =>
      `Majorité requise : ${isStrict ? "plus de" : "au moins"} ${fraction} (${base}).`,
    fractions: {
      "1/2": "la moitié",
      "2/3": "deux tiers",
      "3/4": "trois quarts",
      "4/5": "quatre cinquièmes",
      "9/10": "neuf dixièmes",
      "1/1": "la totalité",
    },
    weighted: "des votes pondérés",
    bloc: "du poids, chaque collège parlant d’une seule voix",
    heads: [
      "des votes",
      "de tous les bulletins, abstentions comprises",
      "de toutes les personnes qui peuvent voter",
      "de toutes les personnes qui peuvent voter, pour ou en s’abstenant",
    ],
    dual: "Il faut aussi une majorité dans chaque collège.",
    consent: "Un seul blocage l’arrête.",
    quorum: (part: string, isWeighted: boolean) =>
      `${part} ${isWeighted ? "des membres, pondérés," : "des membres"} doivent prendre part.`,
    noQuorum: "Elle compte, si peu qu’on y prenne part.",
    secondQuorum: (part: string) => `Sinon, elle peut être remise au vote, et ${part} suffisent alors.`,
    classQuorum: (part: string) => `${part} de chaque collège doivent prendre part.`,
    classes: (n: number) => plural(n, "Au moins # collège doit voter.", "Au moins # collèges doivent voter."),
    minClassSize: (n: number) =>
      plural(n, "Tous les collèges comptent.", "Un collège de moins de # membres n’a pas de poids propre."),
    eligible: (classes: readonly string[]) => `Seuls ces collèges votent : ${list(classes)}.`,
    times: (notice: string | undefined, voting: string, delay: string | undefined) =>
      `${
        notice === undefined ? "Le vote s’ouvre aussitôt" : `Le vote s’ouvre après un préavis de ${notice}`
      }, dure ${voting}` + `${delay === undefined ? "" : ` et s’exécute au plus tôt ${delay} après sa mise en route`}.`,
    tenure: (time: string) => `Votent les membres entrés ${time} avant son ouverture.`,
  },
};
