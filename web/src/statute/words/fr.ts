import { number, plural, say } from "../../words/format.ts";

const groups: readonly { who: string; may: readonly string[] }[] = [
  {
    who: "N’importe qui, sans portefeuille",
    may: ["tout regarder : livres, votes, tours, articles", "vérifier les livres et les emporter"],
  },
  {
    who: "N’importe quel portefeuille",
    may: [
      "entrer dans un collège ouvert, ou demander l’admission dans un autre",
      "verser à une cagnotte, ajouter à un fonds d’abondement ou donner au fonds général",
      "déclencher ce qui est dû : clore une cagnotte ou un tour, faire un paiement approuvé, rembourser des parts dont c’est le tour, exécuter une décision",
      "faire inscrire dans les livres ce qui a été envoyé à la trésorerie sans explication",
    ],
  },
  {
    who: "Chaque membre",
    may: [
      "voter, changer ou retirer son bulletin jusqu’à la clôture, et désigner un mandataire",
      "proposer ce qu’il veut, et signer des pétitions",
      "suggérer des cagnottes, répartir sa part d’un tour et signaler ce qui enfreint les consignes",
      "approuver des paiements ou s’y opposer, sauf s’il y est partie",
      "parrainer des candidats à son collège, là où l’on est admis ainsi",
      "acheter des parts, en demander le remboursement et retirer ce que contient son compte",
      "changer de portefeuille, changer de collège, et démissionner",
    ],
  },
  {
    who: "Les responsables d’une cagnotte",
    may: [
      "en réviser le plan jusqu’à son ouverture, et l’ouvrir",
      "demander des paiements, que d’autres approuvent",
      "désigner des coresponsables, ou confier la cagnotte à un autre membre",
      "y mettre fin, avec un rapport sur ce qu’elle a donné",
    ],
  },
  {
    who: "Qui a versé à une cagnotte",
    may: [
      "récupérer son argent si la cagnotte manque son objectif, est annulée ou ne dépense pas tout",
      "la commenter et, pour une prime, en désigner le bénéficiaire avec plus de la moitié de l’argent",
    ],
  },
  {
    who: "Qui a proposé",
    may: ["reprendre sa proposition avant l’ouverture du vote", "dire ensuite ce qu’elle a donné"],
  },
];

const rows: readonly { what: string; why: string }[] = [
  {
    what: "Verser les réserves impartageables à des membres",
    why: "Aucune fonction de la trésorerie ne le fait. Elles vont à des organismes à actifs verrouillés que nomment les statuts ou, à la dissolution, à l’héritier, et nulle part ailleurs.",
  },
  {
    what: "Prendre de l’argent sur le compte d’autrui",
    why: "La trésorerie ne laisse débiter un compte que par son propriétaire : aux membres ce qui est à eux, aux cagnottes et aux tours ce qu’ils contiennent, à l’exécuteur le fonds général.",
  },
  {
    what: "Créer des parts sans les payer, les transférer, ou voter avec elles",
    why: "Les parts naissent à leur valeur nominale contre de l’argent en trésorerie, les transferts sont refusés, et les voix se comptent par membre et par collège.",
  },
  {
    what: "Changer le code de la coopérative",
    why: "Ses douze contrats sont des copies d’un code publié, sans fonction de mise à jour. Un contrat dont le code a changé depuis la proposition n’est pas appelé.",
  },
  {
    what: "Déposer ou changer le bulletin d’autrui",
    why: "Un bulletin demande le portefeuille du membre, sa signature, ou le mandataire qu’il a désigné ; et son propre bulletin l’emporte sur celui du mandataire.",
  },
  {
    what: "Changer les règles d’un vote en cours",
    why: "Le type, les poids et le corps électoral sont figés avec la proposition. Un nouveau type ne vaut que pour les propositions suivantes.",
  },
  {
    what: "Opposer un veto à ce que l’assemblée a adopté",
    why: "Aucun rôle ne se tient entre l’assemblée et l’exécuteur, et une proposition faite ne peut être reprise que par son auteur, avant le vote.",
  },
  { what: "Retenir une démission", why: "Démissionner ne demande l’accord de personne, et se peut à tout moment." },
  {
    what: "Relever le plafond des non-usagers, ou en faire des usagers",
    why: "Les bornes des poids ont été fixées à la fondation, et aucune fonction ne les change.",
  },
  {
    what: "Réécrire le journal",
    why: "Chaque écriture est scellée par une empreinte continue de toutes les précédentes, et aucune fonction n’en modifie ni n’en supprime.",
  },
  {
    what: "Régner comme fondateur, fabrique ou développeur",
    why: "Après la fondation, ni la fabrique ni qui l’a déployée n’ont de rôle. Les fondateurs sont des membres comme les autres.",
  },
];

/** Avec quels mots on parle des statuts et du tableau des pouvoirs. */
export const words: typeof import("./en.ts")["words"] = {
  title: "Statuts",
  lead: "Ce qui lie la coopérative. Les articles sont ses propres mots ; tout le reste, les contrats l’observent d’eux-mêmes.",
  asOf: (block, time) => `Au bloc ${block}, ${time}`,
  save: "Télécharger (Markdown)",
  print: "Imprimer",
  contents: "Parties des statuts",
  toPower: "Qui détient quel pouvoir dans cette coopérative",

  articles: {
    title: "Articles",
    lead: "Chacun avec toutes les versions qu’il a eues, et les décisions qui l’ont changé.",
    none: "Les fondateurs n’ont adopté aucun article. Une proposition peut en ajouter.",
    heading: (n, title) => `${number(n)}. ${title}`,
    changedBy: (kind) => `Pour le changer, il faut : ${kind}.`,
    atFounding: (version, day) => say`Version ${version} du ${day}, établie à la fondation.`,
    adopted: (version, day, decision) => say`Version ${version} du ${day}, adoptée par ${decision}.`,
    decision: (title) => `la décision « ${title} »`,
    isInline: "La chaîne garde l’empreinte de ce texte :",
    isElsewhere: "La chaîne garde l’empreinte d’un document qui se trouve ailleurs :",
    fingerprint: (version, hash) => `Version ${version}, empreinte ${hash}`,
    versions: (n) => plural(n, "# version", "Les # versions, et ce que chacune a changé"),
    renamed: (before, after) => `Son titre était « ${before} » et est devenu « ${after} ».`,
    rekinded: (before, after) => `Pour le changer, il fallait : ${before}. Depuis, il faut : ${after}.`,
  },
  classes: {
    title: "Collèges",
    weight: (share, members) =>
      `Détient ${share} du poids là où les collèges sont pondérés ; ${plural(
        members,
        "# voix figure",
        "# voix figurent",
      )} à son registre à présent.`,
    user: "Ses membres utilisent la coopérative ou y travaillent.",
    nonUser: "Ses membres ne sont pas des usagers : avec les autres collèges de ce genre, il reste sous un plafond.",
    admission: {
      Open: "Ouvert à qui veut entrer.",
      Officer: "Qui veut entrer est admis par des responsables désignés, ou par l’assemblée.",
      Resolution: "Qui veut entrer est admis par une décision de l’assemblée.",
    },
    vouched: (n) =>
      plural(
        n,
        "Qui veut entrer doit être parrainé par # membre du collège.",
        "Qui veut entrer doit être parrainé par # membres du collège.",
      ),
    noShares: (most) => `Ses membres n’ont pas besoin de parts, et peuvent en détenir jusqu’à ${most}.`,
    shares: (least, price, most) => `Ses membres détiennent au moins ${least} parts (${price}) et au plus ${most}.`,
    votes: (most) => `Un membre peut porter jusqu’à ${number(most)} voix.`,
    cap: (share) => `Les collèges de non-usagers ne pèsent jamais plus de ${share} ensemble.`,
    bounds: (least, most) => `Un collège pèse au moins ${least} et au plus ${most}.`,
    minClasses: (n) => `Il n’y a jamais moins de ${number(n)} collèges.`,
  },
  kinds: {
    title: "Types de résolution",
    name: (slot) => (slot === 0 ? "Résolution ordinaire" : `Résolution plus stricte (type ${number(slot)})`),
    chosen:
      "Le type qu’il faut à une proposition découle de ce qu’elle ferait. Qui propose peut en demander un plus strict, jamais un plus faible.",
    frozen: "Un vote garde les règles sous lesquelles il a été proposé, quoi que l’on change entre-temps.",
  },
  agenda: {
    title: "Ordre du jour et mandataires",
    open: (n) =>
      plural(
        n,
        "Un membre peut avoir # proposition ouverte à la fois.",
        "Un membre peut avoir # propositions ouvertes à la fois.",
      ),
    petition: (share, cap) =>
      `Une pétition de ${share} des membres, ou de ${number(cap)} si c’est moins, met n’importe quoi au vote.`,
    bar: (time) => `Une question rejetée peut être reposée après ${time}, sauf par pétition.`,
    noBar: "Une question rejetée peut être reposée aussitôt.",
    proxies: (n) =>
      plural(
        n,
        "Un membre peut voter pour # autre qui le lui a demandé.",
        "Un membre peut voter pour # autres au plus qui le lui ont demandé.",
      ),
    noProxies: "Personne ne peut voter pour d’autres.",
  },
  tiers: {
    title: "Paiements",
    line: (upTo, approvals, objections, waiting) =>
      `Jusqu’à ${upTo} : ${plural(approvals, "# membre approuve", "# membres approuvent")}${
        waiting === "" ? "" : `, puis on attend ${waiting}`
      } ; ${plural(objections, "# objection le porte", "# objections le portent")} devant l’assemblée.`,
    above: (most) => `Plus de ${most} en un seul paiement n’est pas possible.`,
    others: "Les paiements dans un autre actif demandent ce que demande le palier le plus haut.",
  },
  membership: {
    title: "Adhésion",
    answer: (time) =>
      `Qui demande son admission reçoit une réponse sous ${time}, ou peut porter la question devant l’assemblée.`,
    resign: "Un membre peut démissionner à tout moment.",
    hearing: (time) =>
      `Personne n’est exclu avant ${time} à compter de l’avis, pendant lesquels le membre est entendu.`,
    recovery: (time) => `Un portefeuille perdu est remplacé après ${time}, sauf s’il s’y oppose.`,
    switching: (time) => `Entre deux changements de collège, il s’écoule au moins ${time}.`,
  },
  capital: {
    title: "Parts sociales",
    par: (price) =>
      `Une part coûte ${price}, pour tous et toujours autant : elle s’achète et se rembourse à sa valeur nominale, et ne peut être transférée.`,
    notice: (time) => `Les parts sont remboursées dans l’ordre des demandes, au plus tôt ${time} après celles-ci.`,
    lock: (time) => `On peut en demander le remboursement ${time} après l’achat, ou plus tard.`,
    noLock: "On peut en demander le remboursement à tout moment.",
    cap: (share) => `En un an, au plus ${share} du capital social est remboursé.`,
    noCap: "Ce qui est remboursé en un an n’a pas de limite.",
    floor: (amount) =>
      `Les remboursements ne laissent jamais moins de ${amount} au fonds général et au capital ensemble.`,
    interest: (floor, rate) => `Les intérêts sont d’au plus ${floor} par an, ou de ${rate} si c’est plus.`,
    writeDown:
      "Une perte que rien d’autre ne couvre abaisse le prix de toutes les parts également, par une décision de l’assemblée.",
    suspended: "Le remboursement est suspendu à présent.",
  },
  lock: {
    title: "Verrou des actifs",
    reserve:
      "Les réserves impartageables n’appartiennent à aucun membre. Aucune fonction ne les verse à l’un d’eux, et aucune résolution n’y peut rien changer.",
    rule: (share) => `${share} de chaque don et de chaque recette y va aussitôt.`,
    noRule: "Ce qui y va se décide au cas par cas.",
    bodies: "Elles peuvent aller à ces organismes, tenus de les garder verrouillées :",
    noBodies: "Aucun organisme n’est nommé auquel elles puissent aller : elles ne peuvent donc pas sortir.",
    body: (name, wallet) => `${name} (${wallet})`,
  },
  dissolution: {
    title: "Dissolution",
    needs: (kind) => `Pour dissoudre la coopérative, il faut : ${kind}.`,
    heads: "Quoi que disent les autres types, c’est au moins trois quarts de tous les membres, comptés par tête.",
    rest: "Les créanciers sont alors payés, les parts remboursées à leur valeur nominale et, quatre-vingt-dix jours plus tard, le reste va à un organisme à actifs verrouillés que nomme la décision.",
    dissolved: (day, heir) => `La coopérative a été dissoute le ${day}. Ce qui reste va à ${heir}.`,
    afterwards: "Les membres peuvent encore retirer ce qui est à eux.",
  },

  power: {
    title: "Qui détient quel pouvoir",
    lead: "Lu dans les contrats et dans leur tableau de qui peut appeler quoi. Rien d’autre ne donne de pouvoir sur cette coopérative.",
    members: "Membres",
    check: "Le faire vérifier",
    decides: "Ce que décide l’assemblée, et comment",
    decidesLead:
      "Chacune de ces choses est faite par l’exécuteur après un vote du type indiqué à droite ; certaines peuvent l’être aussi par un rôle.",
    what: "Pour …",
    how: "… il faut",
    themes: {
      money: "L’argent",
      budgets: "Tours, cagnottes et paiements",
      members: "Les membres",
      shares: "Les parts sociales",
      statute: "Les statuts",
      power: "Le pouvoir lui-même",
    },
    atLeast: (kind) => `Au moins : ${kind}`,
    orRole: (role) => `Ou bien : ${role}, sans vote.`,
    notes: {
      "treasury.pay": "Le fonds général appartient à l’exécuteur : aucun rôle ne peut l’atteindre.",
      "members.admit":
        "Un rôle ne le peut que là où des responsables désignés admettent, et si le candidat n’a pas fait appel.",
      "members.refuse":
        "Un rôle ne le peut que là où des responsables désignés admettent. Le candidat peut faire appel.",
      "members.expel": "Après un avis et une audition.",
      "members.proposeRecovery": "Le portefeuille à remplacer a le temps de s’y opposer.",
      "buckets.appointSteward": "Le responsable le peut aussi.",
      "buckets.resolveFlag": "Qui a fait le signalement le peut aussi.",
      "statute.amendArticle": "Chaque article nomme le type qui peut le changer.",
      "statute.changeWeights": "Dans chaque collège qui y perd, il faut plus de pour que de contre.",
      "statute.defineKind": "Un type n’est remplacé par rien de plus faible que lui-même.",
      "statute.requireKind": "Le type en vigueur et le nouveau comptent tous deux.",
      "statute.dissolve": "Trois quarts de tous les membres, par tête, au moins.",
      "agenda.stateOutcome": "Qui l’a proposée le peut aussi.",
    },
  },
  powers: {
    "treasury.pay": "payer sur le fonds général",
    "treasury.transfer": "mettre de côté de l’argent du fonds général, pour un tour, un fonds ou les réserves",
    "treasury.endow": "donner des réserves impartageables à un organisme verrouillé",
    "treasury.setReserveRule": "fixer quelle part de chaque contribution va aux réserves",
    "treasury.accept": "accepter un autre actif, ou ne plus l’accepter",
    "rounds.open": "ouvrir un tour",
    "rounds.topUp": "ajouter de l’argent à un tour ouvert",
    "buckets.openStanding": "ouvrir une cagnotte permanente, sans objectif ni échéance",
    "buckets.cancel": "annuler une cagnotte",
    "buckets.appointSteward": "donner un autre responsable à une cagnotte",
    "buckets.resolveFlag": "régler un signalement sur une cagnotte",
    "payouts.uphold": "laisser faire un paiement malgré les objections",
    "payouts.reject": "refuser un paiement",
    "payouts.grantAllowance": "laisser un rôle dépenser d’une cagnotte sans approbations",
    "funds.provideCore": "bloquer de l’argent pour les dépenses de base",
    "funds.nameStanding": "fixer un budget permanent",
    "funds.endStanding": "mettre fin à un budget permanent",
    "funds.openFund": "ouvrir un fonds d’abondement",
    "funds.assign": "laisser un fonds d’abondement doubler les dons à une cagnotte",
    "members.admit": "admettre un candidat",
    "members.refuse": "refuser un candidat",
    "members.enrol": "accueillir des membres d’un autre registre",
    "members.publishRoll": "publier une liste de personnes qui peuvent prendre une place",
    "members.closeRoll": "clore une telle liste",
    "members.giveNotice": "aviser un membre de son exclusion possible",
    "members.expel": "exclure un membre",
    "members.lapse": "mettre fin à une adhésion dont les parts n’ont pas été payées",
    "members.setVotes": "laisser un membre porter plusieurs voix, là où le collège le permet",
    "members.proposeRecovery": "remplacer un portefeuille perdu",
    "members.defineTerms": "changer les conditions d’adhésion",
    "shares.suspend": "suspendre le remboursement des parts",
    "shares.resume": "reprendre le remboursement des parts",
    "shares.declareInterest": "déclarer des intérêts sur les parts",
    "shares.writeDown": "abaisser la valeur nominale, pour couvrir une perte",
    "shares.defineTerms": "changer les conditions des parts",
    "statute.amendArticle": "changer ou ajouter un article",
    "statute.changeWeights": "changer les poids des collèges",
    "statute.reviseClass": "changer qui un collège admet et ce qu’y détiennent ses membres",
    "statute.defineKind": "changer ce que demande un type de résolution",
    "statute.requireKind": "dire que quelque chose demande un autre type de résolution",
    "statute.defineTiers": "changer ce que demandent les paiements",
    "statute.defineAgenda": "changer les règles de l’ordre du jour",
    "statute.nameLockedBody": "nommer un organisme de plus auquel les réserves peuvent aller",
    "statute.dissolve": "dissoudre la coopérative",
    "authority.grantRole": "donner un rôle à quelqu’un, ou le lui retirer",
    "authority.setTargetFunctionRole": "dire ce que peut un rôle",
    "executor.updateDelay": "changer le délai de l’exécuteur",
    "agenda.stateOutcome": "dire ce qu’une proposition a donné",
  },
  machinery: {
    title: "D’une décision à un acte",
    assembly:
      "Les membres votent à l’assemblée, selon les règles des statuts. Une décision adoptée nomme en entier chaque appel qu’elle fait.",
    delay: (time) =>
      `L’exécuteur la met en œuvre, au plus tôt ${time} après que quelqu’un l’a mise en file, ou plus tard si le type de résolution le dit. D’ici là, qui n’est pas d’accord peut encore démissionner.`,
    delayOfKind:
      "L’exécuteur la met en œuvre, après le délai que nomme le type de résolution. D’ici là, qui n’est pas d’accord peut encore démissionner.",
    authority:
      "L’autorité tient le tableau de ce que les rôles peuvent faire sans vote. Seul l’exécuteur le change, donc seule une décision.",
    sound: "L’exécuteur ne reçoit d’ordres que de l’assemblée, et lui seul administre l’autorité.",
    stranger: (who, of) =>
      of === "executor"
        ? `${who} a du pouvoir sur l’exécuteur, à côté de l’assemblée.`
        : `${who} administre l’autorité, à côté de l’exécuteur.`,
  },
  roles: {
    title: "Rôles et responsables désignés",
    lead: "Une décision peut confier un pouvoir à un rôle, et ce rôle à des membres : des responsables désignés, un cercle, un comité.",
    none: "Personne n’a de rôle : tout le pouvoir est à l’assemblée. Une proposition peut créer des rôles, par exemple pour admettre des membres ou dépenser une enveloppe.",
    everybody: "n’importe quel portefeuille",
    nobody: "personne à présent",
    assembly: "l’assemblée, par une décision",
    name: (n, label) => (label === "" ? `rôle ${n}` : `rôle ${n} (« ${label} »)`),
    heading: (name) => name.charAt(0).toUpperCase() + name.slice(1),
    holders: "Tenu par",
    may: "Peut",
    admin: "Confié par",
    guardian: "Surveillé par",
    delay: (time) => `avec un délai de ${time}`,
    unknown: (call) => `appeler ${call}`,
    allowance: (amount, bucket, period) =>
      `dépenser jusqu’à ${amount} de « ${bucket} » tous les ${period}, sans approbations`,
  },
  alone: {
    title: "Ce qui ne demande pas de vote",
    lead: "Ce ne sont pas des faveurs que quelqu’un accorde : les contrats ne laissent personne les empêcher.",
    groups,
  },
  nobody: {
    title: "Ce que personne ne peut faire",
    lead: "Ni un responsable désigné, ni l’assemblée avec toutes ses voix, ni les fondateurs.",
    what: "Personne ne peut …",
    why: "… parce que",
    rows,
  },
};
