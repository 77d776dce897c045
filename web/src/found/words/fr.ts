import type { ReactNode } from "react";
import type { Charter } from "../../../../sdk/src/charter.ts";
import { BASES, MODES } from "../../../../sdk/src/names.ts";
import { duration } from "../../ui/time.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";

type Rulebook = Charter["rulebook"];
type Kind = Rulebook["kinds"][number];
type Class = Rulebook["classes"][number];

const FRACTIONS: Record<string, string> = {
  "1/2": "la moitié",
  "2/3": "deux tiers",
  "3/4": "trois quarts",
  "4/5": "quatre cinquièmes",
  "9/10": "neuf dixièmes",
};

function fraction({ numerator, denominator, moreThan }: Kind): string {
  if (numerator === denominator) return "la totalité";
  const part = FRACTIONS[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`;
  if (moreThan) return `plus de ${part}`;
  return part.startsWith("la ") ? `au moins ${part}` : `au moins les ${part}`;
}

const HEADS: Record<(typeof BASES)[number], string> = {
  Cast: "des voix pour et contre",
  Positions: "de tous les bulletins, abstentions comprises",
  Register: "de tous ceux qui ont le droit de vote, qu’ils votent ou non",
  Tacit: "de tous ceux qui ont le droit de vote, s’abstenir n’étant pas s’opposer",
};

const heads = ({ base }: Kind): string => HEADS[BASES[base] ?? "Cast"];

export const words: typeof import("./en.ts")["words"] = {
  title: "Fonder une coopérative",
  lead: "Écrivez ce dont vous convenez, faites-le signer par tous les fondateurs, et envoyez-le une seule fois à la chaîne. D’ici là, rien ne quitte ce navigateur, sauf les liens que vous partagez.",
  steps: {
    preset: "Point de départ",
    basics: "Nom et argent",
    classes: "Collèges et poids",
    rules: "Règles",
    founders: "Fondateurs",
    consents: "Signatures",
    found: "Fondation",
  },
  progress: {
    label: "Étapes de la fondation",
    at: (step: number, steps: number) => `Étape ${step} sur ${steps}`,
    done: "fait",
    back: "Retour",
    next: (step: string) => `Continuer : ${step}`,
    kept: "Ce que vous écrivez est gardé dans ce navigateur, même si vous fermez la page.",
  },
  problems: (n: number) => plural(n, "Une chose est à corriger d’abord :", "# choses sont à corriger d’abord :"),
  worthAThought: "À bien considérer :",
  startOver: {
    button: "Recommencer",
    sure: "Tout ce que vous avez écrit pour cette fondation sera perdu, signatures comprises.",
    yes: "Oui, tout jeter",
    no: "Non, garder",
  },
  sealed: {
    words: (n: number) =>
      plural(
        n,
        "Un fondateur a signé exactement ceci. Si quoi que ce soit change, sa signature ne vaut plus rien et sera à redonner.",
        "# fondateurs ont signé exactement ceci. Si quoi que ce soit change, leurs signatures ne valent plus rien et seront à redonner.",
      ),
    old: "Tant que les signatures n’ont pas expiré, qui détient celles de tous les fondateurs sous l’ancien texte pourrait encore le fonder.",
    change: "Modifier quand même",
  },
  voided: (n: number) =>
    plural(
      n,
      "Le texte a changé depuis qu’un fondateur l’a signé. Sa signature ne vaut plus : demandez-en une nouvelle.",
      "Le texte a changé depuis que # fondateurs l’ont signé. Leurs signatures ne valent plus : demandez-en de nouvelles.",
    ),

  preset: {
    title: "Quel type de coopérative ?",
    lead: "Chaque point de départ reprend les statuts d’un type de coopérative qui existe. Vous pourrez tout y modifier ensuite.",
    choose: (name: string) => `Partir de : ${name}`,
    chosen: "Votre point de départ",
    again: (name: string) => `Repartir de : ${name}`,
    sure: "Les collèges, les poids et les règles que vous avez écrits seront remplacés par ceux du nouveau point de départ.",
    yes: "Oui, les remplacer",
    no: "Non, garder les miens",
    suits: (who: string) => `Convient à ${who}`,
    english:
      "Les noms des collèges et les articles de ces points de départ sont en anglais. Écrivez-les dans la langue de vos membres.",
    names: {
      somerset: "Coopérative à plusieurs collèges (règles du Somerset)",
      fairshares: "Coopérative FairShares",
      scic: "SCIC",
      worker: "Coopérative de travail",
      bencom: "Société d’intérêt communautaire",
    },
    about: {
      somerset:
        "Elle appartient à la fois aux usagers, aux travailleurs et aux investisseurs. Chaque collège a une part fixe des décisions, quel que soit son nombre de membres, et cette part se divise comme ses membres ont voté.",
      fairshares:
        "Fondateurs, travailleurs, usagers et investisseurs ont chacun un quart. Le quotidien se décide par têtes ; l’important demande les trois quarts de tous et une majorité dans chaque collège.",
      scic: "La société coopérative d’intérêt collectif : au moins trois collèges, aucun sous un dixième ni au-delà de la moitié, et la moitié du poids doit participer.",
      worker:
        "Elle appartient à ceux qui y travaillent, et à personne d’autre : un collège, une personne, une voix. Ce qui est verrouillé demande tout le monde.",
      bencom:
        "Elle sert une communauté plutôt que ses membres : un collège, une personne, une voix. Un dixième de chaque don est verrouillé pour toujours, et l’intérêt reste bas.",
    },
    who: {
      somerset: "un magasin, une ferme ou une coopérative d’énergie qui a besoin de plusieurs sortes de gens",
      fairshares: "une entreprise où fonder, travailler, utiliser et investir doivent s’équilibrer",
      scic: "un projet d’intérêt général réunissant travailleurs, usagers et partenaires",
      worker: "une équipe qui vit de ce qu’elle fait ensemble",
      bencom: "une épicerie de village, une salle commune ou un café que beaucoup paient un peu",
    },
    weight: (name: string, bps: number) => `${name} ${percentOfBps(bps)}`,
  },

  basics: {
    title: "Nom, but et argent",
    name: "Nom de la coopérative",
    purpose: "But, en une ou deux phrases",
    purposeHint: "Tout le monde le voit, pour toujours. Dites pour qui la coopérative existe.",
    currency: "Monnaie : en quoi l’on compte parts sociales, budgets et limites",
    ether: "Éther",
    other: "Un autre jeton",
    address: "Adresse du jeton",
    addressHint:
      "Un jeton ERC-20 de ce réseau. Il doit arriver en entier quand on l’envoie : ceux qui prélèvent des frais, ou changent les soldes d’eux-mêmes, faussent les livres.",
    asking: "Le jeton est interrogé …",
    isToken: (name: string, symbol: string, decimals: number) => `${name} (${symbol}, ${decimals} décimales)`,
    noCode: "Il n’y a aucun contrat à cette adresse sur ce réseau.",
    noToken: "Le contrat à cette adresse ne dit ni son symbole ni ses décimales ; il ne peut donc être une monnaie.",
    unreadable: "Le jeton n’a pas pu être interrogé, car la chaîne est injoignable.",
    sharePar: (symbol: string) => `Prix d’une part sociale, en ${symbol}`,
    shareHint:
      "Les parts sociales s’achètent et se rendent à ce prix, et ne se négocient jamais. Plus de parts ne donnent pas plus de voix.",
    someCurrency: "la monnaie",
  },

  classes: {
    title: "Qui partage les décisions",
    lead: "Chaque collège a une part fixe des décisions. Un membre a une voix dans un collège, quelles que soient ses parts sociales.",
    className: "Nom du collège",
    weight: "Poids, en pour cent",
    user: "Ses membres utilisent la coopérative ou y travaillent",
    userHint: "Les autres, comme les investisseurs, ont un quart au plus, pour toujours.",
    admission: "Comment on devient membre",
    admissions: {
      Open: "Entre qui veut",
      Vouched: "Des membres du collège se portent garants",
      Officer: "Un responsable désigné admet",
      Resolution: "Les membres admettent par résolution",
    },
    officerHint: "Il n’y a d’abord aucun responsable désigné : les membres les nomment par résolution.",
    vouchers: "Combien de garants il faut",
    minShares: "Parts sociales à détenir",
    maxShares: "Parts sociales que l’on peut détenir",
    maxVotes: "Voix qu’un membre peut porter au plus",
    maxVotesHint: "1, sauf si les membres sont des coopératives qui représentent beaucoup de monde.",
    more: "Admission, parts sociales et voix",
    add: "Ajouter un collège",
    remove: (name: string) => `Retirer le collège ${name}`,
    sum: (bps: number) => `Tous les poids ensemble : ${percentOfBps(bps)}.`,
    power: {
      title: "Ce que pèse un membre de chaque collège",
      lead: "Indiquez sur combien de membres vous comptez.",
      heads:
        "Ici, aucun type de résolution ne compte par poids : tous les membres pèsent autant, quel que soit leur collège.",
      counted: (kinds: readonly string[]) =>
        `Il en est ainsi là où les poids comptent : ${list(
          kinds,
        )}. Là où l’on compte par têtes, tous les membres pèsent autant.`,
      members: (name: string) => `Membres : ${name}`,
      each: (share: number) => `chacun ${percent(share)} du vote`,
      dormant: "trop peu pour peser pour l’instant",
      ratio: (most: string, least: string, times: number) =>
        `Un membre de « ${most} » pèse autant que ${number(Math.round(times * 10) / 10)} de « ${least} ».`,
      same: "Tous les membres pèsent autant.",
    },
    limits: "Limites des poids, fixées pour toujours",
    nonUserCap: "Tous les collèges non usagers ensemble, au plus (%)",
    classFloor: "Chaque collège, au moins (%)",
    classCeiling: "Chaque collège, au plus (%)",
    minClasses: "Collèges, au moins",
  },

  kindName: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0) return "Résolution ordinaire";
    if (slot === dissolution) return "Dissolution";
    if (slot === 1) return "Résolution extraordinaire";
    return slot === kinds - 1 ? "Résolution verrouillée" : `Résolution de type ${slot + 1}`;
  },
  kindUse: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0)
      return "Pour tout ce qui ne demande pas un autre type : budgets, tours, dons, consignes aux responsables désignés.";
    if (slot === dissolution)
      return "Pour dissoudre la coopérative. Les contrats exigent toujours les trois quarts de tous les membres.";
    if (slot === 1) return "Pour les statuts, les pouvoirs, les exclusions, les pertes et les dotations aux réserves.";
    return slot === kinds - 1
      ? "Pour ce qui ne doit pas changer à la légère : les articles qu’elle protège, la machinerie, et qui peut recevoir les réserves."
      : "Pour les articles qu’elle protège.";
  },

  kind: {
    approval: (kind: Kind): string => {
      const part = fraction(kind);
      const mode = MODES[kind.mode] ?? "PLAIN";
      if (mode === "PROPORTIONAL")
        return `Adoptée par ${part} du poids. Le poids de chaque collège se divise comme ses membres votent.`;
      if (mode === "BLOC")
        return `Adoptée par ${part} du poids. Chaque collège le donne en entier à sa propre majorité.`;
      if (mode === "DUAL") return `Adoptée par ${part} ${heads(kind)}, et par une majorité dans chaque collège.`;
      if (mode === "PLAIN") return `Adoptée par ${part} ${heads(kind)} : une personne, une voix.`;
      return kind.numerator === 0
        ? "Adoptée si personne ne la bloque en donnant une raison."
        : `Adoptée par ${part} ${heads(kind)}, si personne ne la bloque en donnant une raison.`;
    },
    quorum: (kind: Kind, isWeighted: boolean): string => {
      const { quorumBps, secondQuorumBps } = kind;
      if (quorumBps === 0) return "Pas de quorum : qui vote décide.";
      const first = `Quorum : ${percentOfBps(quorumBps)} ${
        isWeighted ? "du poids" : "des membres"
      } doivent participer.`;
      return secondQuorumBps === 0
        ? `${first} Il n’y a pas de seconde convocation.`
        : `${first} Sinon, une seconde convocation demande ${percentOfBps(secondQuorumBps)}.`;
    },
    classes: ({ classQuorumBps, minVotedClasses, minClassSize }: Kind, classes: number): string =>
      [
        classQuorumBps > 0 ? `Dans chaque collège, ${percentOfBps(classQuorumBps)} doivent participer.` : "",
        minVotedClasses > 1 && classes > 1
          ? `Des membres d’au moins ${number(minVotedClasses)} collèges doivent participer, s’il y en a autant.`
          : "",
        minClassSize > 1 && classes > 1
          ? `Un collège de moins de ${number(
              minClassSize,
            )} membres ne compte pas encore : son poids va aux collèges d’usagers.`
          : "",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
    time: ({ notice, votingTime, delay }: Kind): string =>
      `${notice === 0 ? "On peut voter aussitôt" : `Elle est annoncée ${duration(notice)} à l’avance`}, le vote dure ` +
      `${duration(votingTime)}, et ce qui est décidé s’exécute ${
        delay === 0 ? "aussitôt" : `au plus tôt ${duration(delay)} après`
      }.`,
    tenure: ({ minTenure }: Kind): string =>
      minTenure === 0
        ? "Vote qui est entré avant l’ouverture du vote."
        : `Vote qui est membre depuis ${duration(
            minTenure,
          )} à l’ouverture du vote ; les fondateurs dès le premier jour.`,
    fields: {
      mode: "Façon de compter",
      approval: "Approbation nécessaire",
      quorum: "Quorum (%)",
      secondQuorum: "Quorum d’une seconde convocation (% ; 0 : aucune)",
      classQuorum: "Quorum dans chaque collège (%)",
      minVotedClasses: "Collèges qui doivent participer",
      minClassSize: "Membres qu’il faut à un collège pour compter",
      notice: "Préavis, en jours",
      votingTime: "Durée du vote, en jours",
      delay: "Délai avant l’exécution, en jours",
      minTenure: "Ancienneté pour voter, en jours",
    },
    modes: {
      PLAIN: "Par têtes : une personne, une voix",
      PROPORTIONAL: "Par poids, divisés comme chaque collège vote",
      BLOC: "Par poids, chaque collège d’une seule voix",
      DUAL: "Par têtes, et avec une majorité dans chaque collège",
      CONSENT: "Par consentement : personne ne bloque",
    },
    fraction: (part: { numerator: number; denominator: number; moreThan: boolean }) =>
      capitalize(fraction(part as Kind)),
  },

  rulesStep: {
    title: "Règles",
    lead: "Elles sont raisonnables telles quelles. Ouvrez ce que vous voulez lire ou modifier.",
    read: (what: string) => `Tout lire et modifier : ${what}`,
    edit: (what: string) => `Modifier : ${what}`,
    kinds: "Comment les membres décident",
    articles: "Articles",
    articlesLead: "Ce que défend la coopérative, avec vos mots. Chacun dit quel type de résolution peut le modifier.",
    articleNumber: (n: number) => `Article ${n}`,
    articleTitle: "Titre",
    articleText: "Texte",
    articleKind: "Peut être modifié par",
    addArticle: "Ajouter un article",
    removeArticle: (n: number) => `Retirer l’article ${n}`,
    tiers: "Dépenses",
    tiersLead:
      "Qui répond d’un budget demande un paiement avec un justificatif. Combien d’autres doivent l’approuver dépend du montant.",
    tierNumber: (n: number) => `Limite ${n}`,
    tier: ({ approvals, objections, waiting }: Rulebook["tiers"][number], upTo: string) =>
      `Jusqu’à ${upTo} : ${plural(approvals, "# autre membre approuve", "# autres membres approuvent")}` +
      `${
        waiting === 0
          ? " ; c’est payé aussitôt."
          : ` ; puis passent ${duration(waiting)}, pendant lesquels ${plural(
              objections,
              "# objection l’envoie",
              "# objections l’envoient",
            )} au vote.`
      }`,
    above: "Au-delà de la limite la plus haute, rien ne peut être payé en une fois.",
    upTo: (symbol: string) => `Jusqu’à, en ${symbol}`,
    approvals: "Approbations",
    objections: "Objections qui l’envoient au vote",
    waiting: "Temps pour objecter, en jours",
    addTier: "Ajouter une limite",
    removeTier: (n: number) => `Retirer la limite ${n}`,
    membership: "Membres",
    membershipWords: ({ answerTime, hearing, recoveryDelay, switchCooldown }: Rulebook["membership"]): string[] => [
      `Qui demande à entrer reçoit une réponse sous ${duration(answerTime)}, ou peut en appeler à tous les membres.`,
      `Avant une exclusion, le membre a ${duration(hearing)} pour être entendu.`,
      `Un portefeuille perdu est remplacé après ${duration(
        recoveryDelay,
      )}, pendant lesquels l’ancien peut s’y opposer.`,
      switchCooldown === 0
        ? "Les membres peuvent changer de collège à tout moment."
        : `Entre deux changements de collège doivent passer ${duration(switchCooldown)}.`,
    ],
    answerTime: "Délai pour répondre aux candidats, en jours",
    hearing: "Audition avant une exclusion, en jours",
    recoveryDelay: "Attente avant de remplacer un portefeuille perdu, en jours",
    switchCooldown: "Attente entre deux changements de collège, en jours",
    capital: "Capital social",
    capitalWords: (
      { notice, lock, yearlyCapBps, interestFloorBps, interestBaseBps, interestOverBaseBps }: Rulebook["capital"],
      liquidityFloor: string,
    ): string[] => [
      `Les parts sociales sont remboursées à leur prix, ${duration(
        notice,
      )} après la demande, dans l’ordre des demandes` +
        `${lock === 0 ? "." : `, et pas pendant les ${duration(lock)} qui suivent l’achat.`}`,
      yearlyCapBps === 10_000
        ? "Il n’y a pas de limite à ce qui est remboursé en un an."
        : `Au plus ${percentOfBps(yearlyCapBps)} du capital social sont remboursés en un an.`,
      `L’intérêt ne dépasse jamais ${percentOfBps(
        Math.max(interestFloorBps, interestBaseBps + interestOverBaseBps),
      )} par an.`,
      `Quand des parts sont remboursées, le fonds général et le capital gardent ensemble ${liquidityFloor}.`,
    ],
    capitalNotice: "Préavis pour récupérer des parts, en jours",
    lock: "Temps pendant lequel les parts restent, en jours",
    yearlyCap: "Part du capital remboursée en un an au plus (%)",
    interestFloor: "Intérêt toujours permis (% par an)",
    interestBase: "Taux du monde extérieur (% par an)",
    interestOverBase: "Intérêt permis au-delà (% par an)",
    liquidityFloor: (symbol: string) => `Argent que les remboursements laissent intact, en ${symbol}`,
    agenda: "Propositions",
    agendaWords: ({
      maxOpenProposals,
      maxPrincipals,
      petitionBps,
      petitionCap,
      rePutBar,
    }: Rulebook["agenda"]): string[] => [
      `Un membre peut avoir ${plural(maxOpenProposals, "# proposition ouverte", "# propositions ouvertes")} à la fois.`,
      maxPrincipals === 0
        ? "Personne ne vote pour quelqu’un d’autre."
        : `Un membre peut voter comme mandataire de ${plural(maxPrincipals, "# autre", "# autres")}.`,
      `${percentOfBps(petitionBps)} des membres, ou ${number(
        petitionCap,
      )} si c’est moins, mettent n’importe quoi à l’ordre du jour par pétition.`,
      rePutBar === 0
        ? "Une question rejetée peut être reposée aussitôt."
        : `Une question rejetée se repose pendant ${duration(rePutBar)}.`,
    ],
    maxOpenProposals: "Propositions ouvertes d’un membre",
    maxPrincipals: "Membres pour lesquels un mandataire peut voter",
    petition: "Pétition : part des membres (%)",
    petitionCap: "Pétition : autant de membres suffisent toujours",
    rePutBar: "Repos d’une question rejetée, en jours",
    reserve: "Réserves et verrou des actifs",
    reserveWords: (reserveBps: number) =>
      reserveBps === 0
        ? "Rien de ce qui est donné à la coopérative n’est verrouillé aussitôt. Ce que les membres mettent dans les réserves impartageables n’appartient à aucun membre, jamais."
        : `${percentOfBps(
            reserveBps,
          )} de tout ce qui est donné à la coopérative vont aux réserves impartageables, qui n’appartiennent à aucun membre, jamais.`,
    reservePart: "Part de chaque don verrouillée aussitôt (%)",
    bodies:
      "Organismes à actifs verrouillés : qui peut recevoir les réserves, et ce qui reste si la coopérative est dissoute",
    bodiesWords: (names: readonly string[]) =>
      names.length === 0
        ? "Aucun organisme à actifs verrouillés n’est encore nommé."
        : `Ce qui est verrouillé peut aller à ${list(names)}, et à personne d’autre.`,
    bodyName: "Nom de l’organisme",
    bodyWallet: "Son adresse",
    addBody: "Ajouter un organisme",
    removeBody: (n: number) => `Retirer l’organisme ${n}`,
  },

  founders: {
    title: "Qui la fonde",
    lead: "Chaque fondateur signe le texte entier, et est membre avec une voix dès le premier jour. Un portefeuille chacun, capable de signer ; les comptes de contrat le peuvent aussi.",
    wallet: (n: number) => `Portefeuille du fondateur ${n}`,
    class: (n: number) => `Collège du fondateur ${n}`,
    remove: (n: number) => `Retirer le fondateur ${n}`,
    add: "Ajouter un fondateur",
    addMine: "Ajouter mon portefeuille",
    mineIsIn: "Votre portefeuille est parmi les fondateurs.",
    connect: "pour vous ajouter",
    paste: "Vous pouvez coller plusieurs adresses à la fois.",
    contract: "Un compte de contrat : il signe selon ses propres règles (ERC-1271).",
    privacy:
      "Les adresses sont publiques pour toujours. Un portefeuille qui ne sert à rien d’autre en dit le moins sur son propriétaire.",
    none: "Personne n’est encore parmi les fondateurs. Ajoutez votre portefeuille, et ceux que les autres vous donnent.",
  },

  consents: {
    title: "Tous les fondateurs signent",
    lead: "Chacun lit le texte et le signe avec son propre portefeuille. Cela ne coûte rien et n’envoie rien à la chaîne.",
    state: (signed: number, all: number) =>
      signed === all
        ? "Tous les fondateurs ont signé."
        : `${plural(signed, "# signature", "# signatures")} sur ${number(all)}.`,
    signedUntil: (until: string) => `Signé, valable jusqu’au ${until}`,
    lapsed: "Signé, mais la signature a expiré",
    invalid: "Cette signature n’est pas (ou plus) valable",
    checking: "Vérification de la signature …",
    unchecked: "La signature n’a pas pu être vérifiée, car la chaîne est injoignable",
    missing: "N’a pas encore signé",
    voided: "A signé une version antérieure",
    you: "vous",
    remove: (wallet: string) => `Retirer la signature de ${wallet}`,
    hash: "Empreinte du texte",
    hashHint: "Tous doivent voir la même. Elle vaut pour chaque mot et chaque nombre du texte.",
    sign: {
      title: "Signer avec le portefeuille de ce navigateur",
      connect: "pour signer",
      button: "Signer le texte",
      signing: "Regardez votre portefeuille …",
      done: "Vous avez signé.",
      notFounder: (wallet: string) => `Le portefeuille connecté ${wallet} n’est pas parmi les fondateurs.`,
      until: "Votre signature est valable",
      days: (n: number) => plural(n, "# jour", "# jours"),
      deadlineHint: "Si la coopérative n’est pas fondée d’ici là, elle expire.",
    },
    share: {
      title: "Demander aux autres",
      words:
        "Envoyez ce lien à chaque fondateur. Il porte le texte entier derrière le #, que les navigateurs n’envoient à aucun serveur. Chacun signe et vous renvoie un lien ou un code.",
      link: "Lien pour les fondateurs",
      making: "Le texte est empaqueté …",
    },
    collect: {
      title: "Remettre ce qu’ils renvoient",
      words: "Dans n’importe quel ordre, un ou plusieurs à la fois.",
      label: "Liens ou codes de signature",
      button: "Ajouter les signatures",
      added: (n: number) => plural(n, "Une signature a été ajoutée.", "# signatures ont été ajoutées."),
      damaged: "Ce n’est pas une signature de la page de signature, ou elle est tronquée.",
      otherCharter: (wallet: string) =>
        `${wallet} a signé un autre texte, ou celui-ci avant qu’il ne change. Envoyez le nouveau lien.`,
      notFounder: (wallet: string) => `${wallet} n’est pas parmi les fondateurs.`,
      notGood: (wallet: string) => `Ce n’est pas une signature valable de ${wallet} sous ce texte.`,
      lapsed: (wallet: string) => `La signature de ${wallet} a expiré.`,
      unreachable: "La signature n’a pas pu être vérifiée, car la chaîne est injoignable. Réessayez.",
      noDraft:
        "Une signature est arrivée avec ce lien, mais il n’y a pas de fondation dans ce navigateur. Ouvrez-le là où le texte a été écrit.",
    },
    needAll: "La coopérative peut être fondée quand tous ont signé.",
  },

  found: {
    title: "La fonder",
    lead: "Une seule transaction fonde la coopérative avec tous ses contrats. N’importe quel portefeuille peut l’envoyer ; il n’y gagne rien.",
    connect: "pour fonder la coopérative",
    action: (name: string) => `Fonder « ${name} »`,
    button: "Fonder la coopérative",
    trying: "Essai en cours …",
    fee: (ether: string, gas: string) =>
      `Les frais de réseau seront d’environ ${ether} ETH (${gas} de gaz). Rien d’autre n’est payé.`,
    refused: (why: string) => `Ce serait refusé : ${why}`,
    opening: "Fondée. Ouverture de la page de la coopérative …",
    already: (link: ReactNode) => say`Cette coopérative est fondée : ${link}.`,
    open: "ouvrir sa page",
    tidy: "Jeter le brouillon",
    missing: "La signature de quelqu’un manque ou n’est plus valable. Revenez aux signatures.",
    legal:
      "Un contrat n’est pas une société immatriculée. Ce que contient la chaîne est un registre de travail ; la loi de votre pays peut demander davantage.",
  },

  summary: {
    title: "Le texte en mots simples",
    purpose: "But",
    money: "Argent",
    moneyWords: (symbol: string, par: string) => `On compte en ${symbol}. Une part sociale coûte ${par}.`,
    currencyAt: (address: ReactNode) => say`Le jeton se trouve à ${address}.`,
    assets: (names: readonly string[]) => `La trésorerie accepte aussi : ${list(names)}.`,
    founders: (n: number) => plural(n, "# fondateur", "# fondateurs"),
    classes: "Collèges et poids",
    className: ({ name, weightBps, isUser }: Class): string =>
      `${name} : ${percentOfBps(weightBps)} du poids${isUser ? "" : " (non usagers)"}`,
    admission: {
      Open: () => "Entre qui veut.",
      Vouched: (n: number) =>
        plural(
          n,
          "# membre du collège se porte garant de qui entre.",
          "# membres du collège se portent garants de qui entre.",
        ),
      Officer: () => "Un responsable désigné admet.",
      Resolution: () => "Les membres admettent par résolution.",
    },
    shares: (least: number, most: number) =>
      least === 0
        ? `Un membre peut détenir jusqu’à ${plural(most, "# part sociale", "# parts sociales")}.`
        : `Un membre détient de ${number(least)} à ${plural(most, "# part sociale", "# parts sociales")}.`,
    limits: ({ nonUserCapBps, classFloorBps, classCeilingBps, minClasses }: Rulebook["weighing"]) =>
      `Pour toujours : les collèges non usagers ont ensemble ${percentOfBps(
        nonUserCapBps,
      )} au plus, et chaque collège de ` +
      `${percentOfBps(classFloorBps)} à ${percentOfBps(classCeilingBps)}.` +
      `${minClasses > 1 ? ` Il y a au moins ${number(minClasses)} collèges.` : ""}`,
    changedBy: (kind: string) => `Modifié par : ${kind}`,
    none: "Aucun.",
  },

  sign: {
    title: "Signer des statuts",
    lead: "Quelqu’un vous demande de fonder ensemble une coopérative. Lisez ce qui est écrit, et signez si vous êtes d’accord.",
    none: {
      title: "Il n’y a pas de texte dans ce lien",
      words:
        "Le lien que reçoivent les fondateurs porte le texte entier. Demandez à qui l’a envoyé de le copier en entier.",
    },
    damaged: {
      title: "Ce lien est abîmé",
      words:
        "Ce qui suit le # n’est pas un de nos textes, ou a été coupé en route. Redemandez le lien, et copiez-le en entier.",
    },
    elsewhere: {
      title: "Ce texte est pour ailleurs",
      words:
        "Il doit être fondé sur un autre réseau, ou par une autre fabrique que celle de ce site. Une signature donnée ici ne servirait à rien.",
    },
    unfit: "Tel quel, il ne pourrait pas être fondé. Dites-le à qui vous l’a envoyé :",
    fingerprint: "Comparez-la avec les autres avant de signer.",
    you: (class_: string) => `Votre portefeuille est parmi les fondateurs, dans le collège « ${class_} ».`,
    notYou: (wallet: string) =>
      `Le portefeuille connecté ${wallet} n’est pas parmi les fondateurs. Connectez celui qui l’est.`,
    connect: "pour voir si vous êtes parmi les fondateurs, et pour signer",
    signTitle: "Votre signature",
    what: "Vous signez que vous fondez cette coopérative dans ce collège, sous ce texte et aucun autre. Rien n’est envoyé à la chaîne.",
    handBack: {
      title: "Vous avez signé. Renvoyez-le maintenant",
      words: "Envoyez ce lien, ou le code, à qui vous l’a demandé. Il ne contient que votre signature.",
      link: "Lien à renvoyer",
      code: "Ou le code seul",
      here: "Je la fonde dans ce navigateur : aller aux signatures",
    },
    founded: (link: ReactNode) => say`Cette coopérative est déjà fondée : ${link}.`,
  },

  rules: {
    name: "Il faut un nom à la coopérative.",
    purpose: "Dites en une phrase à quoi sert la coopérative.",
    currency: "Choisissez une monnaie : l’adresse d’un jeton est 0x et 40 chiffres, copiés sans faute.",
    currencyNotAccepted: "La trésorerie doit accepter la monnaie de la coopérative.",
    currencyUnfit: "Choisissez une monnaie qui dit son symbole et ses décimales.",
    sharePar:
      "Une part sociale doit coûter quelque chose : plus que rien, et pas plus que les contrats ne savent compter.",
    classNumber: (n: number) => `Une coopérative a d’un à huit collèges, pas ${number(n)}.`,
    minClassesUnfit: "Le nombre minimal de collèges est un nombre entier.",
    tooFewClasses: (n: number) => `Les statuts demandent au moins ${plural(n, "# collège", "# collèges")}.`,
    cap: (bps: number) => `On peut accorder aux collèges non usagers ${percentOfBps(bps)} au plus.`,
    bounds: "Les limites d’un collège se situent entre 0 et 100 %.",
    weightsWhole: (bps: number) =>
      Number.isNaN(bps)
        ? "Il faut un poids à chaque collège."
        : `Les poids doivent faire 100 %, et font ${percentOfBps(bps)}.`,
    noUsers: "Au moins un collège doit être de gens qui utilisent la coopérative ou y travaillent.",
    nonUsers: (bps: number, cap: number) =>
      `Les collèges non usagers auraient ${percentOfBps(bps)}, et peuvent avoir ${percentOfBps(cap)}.`,
    weight: (name: string, floor: number, ceiling: number) =>
      `Le poids de « ${name} » doit se situer entre ${percentOfBps(floor)} et ${percentOfBps(ceiling)}.`,
    className: "Il faut un nom à chaque collège.",
    classTwice: (name: string) => `Deux collèges s’appellent « ${name} ».`,
    maxVotes: (name: string) => `Un membre de « ${name} » porte au moins une voix, 255 au plus.`,
    vouchers: (name: string) =>
      `Si des membres de « ${name} » se portent garants de qui entre, il en faut au moins un (255 au plus).`,
    shares: (name: string) => `Les parts sociales qu’un membre de « ${name} » doit détenir sont un nombre entier.`,
    holding: (name: string) =>
      `Les membres de « ${name} » doivent pouvoir détenir les parts sociales qui leur sont demandées.`,
    kindNumber: (n: number) => `Une coopérative a d’un à seize types de résolution, pas ${number(n)}.`,
    noDissolution: "Un des types de résolution doit être celui qui dissout la coopérative.",
    weakerThanDissolution: (kind: string) =>
      `${kind} : elle doit demander au moins les trois quarts de tous les membres, par têtes, comme tous les types à partir de la dissolution.`,
    unreachable: (kind: string) => `${kind} : rien ne pourrait jamais être adopté, car elle demande plus que tout.`,
    quorum: (kind: string) => `${kind} : un quorum se situe entre 0 et 100 %.`,
    secondQuorum: (kind: string) =>
      `${kind} : le quorum de la seconde convocation ne peut dépasser celui de la première.`,
    votingTime: (kind: string) => `${kind} : un vote dure une heure au moins et un an au plus.`,
    time: (kind: string) => `${kind} : préavis, délai et ancienneté sont d’un an au plus.`,
    minVotedClasses: (kind: string, classes: number) =>
      `${kind} : il n’y a que ${plural(classes, "# collège qui pourrait", "# collèges qui pourraient")} participer.`,
    minClassSize: (kind: string) =>
      `${kind} : les membres qu’il faut à un collège pour compter sont un nombre entier jusqu’à 255.`,
    nobodyVotes: (kind: string) => `${kind} : au moins un collège d’usagers doit pouvoir voter.`,
    articleTitle: (n: number) => `Il faut un titre à l’article ${n}.`,
    articleText: (n: number) => `Il faut un texte à l’article ${n}.`,
    articleHash: (n: number) => `L’empreinte de l’article ${n} ne correspond pas à son texte.`,
    articleKind: (n: number) => `L’article ${n} doit dire par quel type de résolution il peut être modifié.`,
    tierNumber: (n: number) => `Il y a d’une à huit limites de dépense, pas ${number(n)}.`,
    tierRises: (n: number) => `La limite de dépense ${n} doit dépasser zéro et la limite précédente.`,
    tierApprovals: (n: number) => `La limite de dépense ${n} demande une approbation, et pas moins que la précédente.`,
    tierObjections: (n: number) =>
      `À la limite de dépense ${n}, une objection ou plus doivent envoyer un paiement au vote.`,
    tierWaiting: (n: number) => `À la limite de dépense ${n}, le temps pour objecter est de 90 jours au plus.`,
    answerTime: "Les candidats reçoivent une réponse en un an au plus.",
    hearing: "L’audition avant une exclusion dure une semaine au moins et 180 jours au plus.",
    recoveryDelay: "Un portefeuille perdu est remplacé après trois jours au moins et 180 jours au plus.",
    switchCooldown: "Entre deux changements de collège passent deux ans au plus.",
    capitalNotice: "Le préavis pour récupérer des parts est de deux ans au plus.",
    lock: "Les parts restent dix ans au plus.",
    yearlyCap: "Du capital, plus que rien et au plus la totalité est remboursé en un an.",
    interestFloor: "L’intérêt toujours permis est de 10 % par an au plus.",
    interestBase: "Le taux du monde extérieur est de 20 % par an au plus.",
    interestOverBase: "L’intérêt permis au-delà est de 5 % par an au plus.",
    liquidityFloor: "L’argent que les remboursements laissent intact est un montant, ou 0.",
    reserve: (bps: number) => `Au plus ${percentOfBps(bps)} de ce qui est donné peuvent être verrouillés aussitôt.`,
    maxOpenProposals: "Un membre peut avoir d’une à cinq propositions ouvertes.",
    maxPrincipals: "Un mandataire vote pour 255 membres au plus.",
    petition: "Une pétition demande une part des membres entre 0 et 100 %.",
    petitionCap: "Une pétition doit être à portée : un membre au moins.",
    rePutBar: "Une question rejetée se repose deux ans au plus.",
    bodyName: "Il faut un nom à chaque organisme à actifs verrouillés.",
    bodyWallet: "Il faut une adresse à chaque organisme à actifs verrouillés : 0x et 40 chiffres, copiés sans faute.",
    noFounders: "Il faut des fondateurs à une coopérative.",
    founderWallet: (n: number) => `Il faut un portefeuille au fondateur ${n} : 0x et 40 chiffres, copiés sans faute.`,
    founderTwice: (n: number) => `Le fondateur ${n} a le même portefeuille que quelqu’un plus haut.`,
    founderClass: (n: number) => `Le fondateur ${n} doit être d’un collège qui existe.`,
  },

  warnings: {
    ether:
      "Les montants des points de départ sont pensés pour des euros ou des dollars. Revoyez le prix d’une part et les limites de dépense si vous comptez en éther.",
    nonUsersVeto: (kind: string) => `Les non-usagers peuvent à eux seuls empêcher ce qui demande ce type : ${kind}.`,
    bloc: "Là où chaque collège parle d’une seule voix, une majorité de justesse dans un collège fait taire le reste.",
    amplified: (most: string, least: string, times: number) =>
      `Un membre de « ${most} » pèserait autant que ${number(
        times,
      )} de « ${least} ». Au-delà de 25, c’est difficile à expliquer.`,
    empty: (name: string) =>
      `Sans membre dans « ${name} », son poids va aux collèges d’usagers jusqu’à ce que quelqu’un y entre.`,
    dormant: (name: string, size: number) =>
      `Avec moins de ${number(size)} membres, « ${name} » ne pèse pas encore : les collèges d’usagers ont son poids.`,
    alone: (name: string, share: number) =>
      `Un seul membre de « ${name} » aurait ${percent(share)} de chaque vote par poids.`,
    hurry: "De la proposition à la fin du vote, il se passe moins de trois jours : qui part un week-end le manque.",
    noQuorum:
      "Les résolutions ordinaires n’ont pas de quorum : un seul membre peut décider si personne d’autre ne vote.",
    noTenure: "Qui entre peut voter aussitôt : beaucoup pourraient entrer seulement pour gagner un vote.",
    noLockedBody:
      "Aucun organisme à actifs verrouillés n’est nommé. Tant qu’une résolution verrouillée n’en nomme pas, les réserves ne peuvent aller nulle part et la coopérative ne peut être dissoute.",
    fewFounders: (n: number) =>
      `Moins de ${number(n)} fondateurs : la plupart des lois en demandent plus, et deux personnes se bloquent.`,
    fewClasses: (n: number) =>
      `Les statuts demandent au moins ${plural(n, "# collège", "# collèges")}, et les fondateurs sont de moins.`,
    classWithoutFounder: (names: readonly string[]) =>
      `${list(names.map((name) => `« ${name} »`))} : sans membre au début, et sans poids tant que personne n’y entre.`,
    nobodyVouches: (name: string, vouchers: number) =>
      `Personne ne pourra être admis dans « ${name} » : il faut ${plural(
        vouchers,
        "# garant",
        "# garants",
      )}, et moins le fondent.`,
  },
};
