import type { ReactNode } from "react";
import { list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";

/** How somebody becomes a member of a class; `vouchers` is the number of members who must vouch. */
const admissions = {
  Open: () => "Ouvert : qui le souhaite peut adhérer aussitôt.",
  Vouched: (vouchers: number) =>
    `Par parrainage : ${plural(
      vouchers,
      "# membre de ce collège vous parraine",
      "# membres de ce collège vous parrainent",
    )}.`,
  Officer: () =>
    "Par les responsables désignés par les membres. En cas de refus, vous pouvez faire appel à tous les membres.",
  Resolution: () => "Par résolution : les membres votent sur chaque demande.",
};

const lefts = { resigned: "départ", expelled: "exclusion", lapsed: "adhésion caduque" };

export const words: typeof import("./en.ts")["words"] = {
  admissions,
  legal:
    "La loi n’appelle capital social que celui d’une coopérative immatriculée. Ceci est un registre de travail : " +
    "demandez qui en répond avant de verser beaucoup.",
  shareRules: (notice: number, lock: number) =>
    `Les parts sont remboursées à la valeur nominale ${duration(notice)} après la demande, dans l’ordre des demandes` +
    `${lock === 0 ? "." : ` ; elles ne peuvent être redemandées pendant leurs premiers ${duration(lock)}.`}`,
  register: {
    title: "Membres",
    lead: (members: number) =>
      plural(members, "# membre, avec une voix.", "# membres, chacun avec une voix dans son collège."),
    join: "Devenir membre",
    power: "Qui peut faire quoi",
    classes: "Collèges",
    classesLead:
      "Chaque collège a une part fixe du poids, quel que soit le nombre de ses membres. Une voix d’un petit collège pèse plus qu’une voix d’un grand.",
    classSize: (members: number) => plural(members, "# membre", "# membres"),
    classWeight: (bps: number) => `${percentOfBps(bps)} du poids`,
    oneWeighs: (share: number) => `Une voix pèse aujourd’hui ${percent(share)}, là où les collèges sont pondérés.`,
    nonUsers: "Les membres de ce collège n’utilisent pas la coopérative ; les statuts limitent donc leur poids.",
    register: "Registre",
    registerLead:
      "Les membres sont connus par un numéro et un portefeuille. Noms et coordonnées sont tenus ailleurs, pas sur la chaîne.",
    search: "Chercher un membre par numéro, portefeuille ou collège",
    found: (members: number) => plural(members, "# membre trouvé", "# membres trouvés"),
    nobody: "Il n’y a encore aucun membre.",
    more: (next: number, rest: number) => `En montrer ${number(next)} de plus sur ${number(rest)}`,
    left: (members: number) => plural(members, "# membre est parti", "# membres sont partis"),
    leftLead: "Leurs numéros ne sont jamais donnés à quelqu’un d’autre.",
    since: (day: ReactNode, isFounder: boolean) =>
      isFounder ? say`dès la fondation, depuis le ${day}` : say`depuis le ${day}`,
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts) => say`du ${from} au ${to}, ${lefts[how]}`,
    votes: (votes: number) => plural(votes, "# voix", "# voix"),
  },
  requests: {
    title: "Demandes d’adhésion",
    none: "Personne n’attend de réponse. Qui demande un collège qui n’est pas ouvert à tous figure ici jusqu’à la décision.",
    newcomer: (wallet: string, className: string) => `${wallet} demande à entrer dans le collège ${className}`,
    changer: (member: string, className: string) => `${member} demande à passer au collège ${className}`,
    asked: (day: ReactNode) => say`Demandé le ${day}.`,
    shares: (shares: number) =>
      `A payé ${plural(
        shares,
        "# part sociale",
        "# parts sociales",
      )} ; l’argent est sous séquestre jusqu’à la réponse.`,
    vouched: (members: readonly string[]) => `Avec le parrainage de ${list(members)}.`,
    appealed: "La demande est devant tous les membres : seule une résolution y répond désormais.",
    waits: {
      Open: () => "Ce collège est maintenant ouvert : il n’y a rien à demander.",
      Vouched: (missing: number) =>
        plural(
          missing,
          "Il manque le parrainage de # membre du collège.",
          "Il manque le parrainage de # membres du collège.",
        ),
      Officer: () => "Les responsables désignés par les membres décident.",
      Resolution: () => "Les membres décident par résolution.",
    },
    vouch: "Parrainer",
    vouchFor: (wallet: string) => `Parrainer ${wallet}`,
    admit: "Admettre",
    admitSomebody: (wallet: string) => `Admettre ${wallet}`,
    propose: "Proposer l’admission",
    yours: "C’est votre demande",
    refuse: "Refuser",
    refuseNow: "Refuser la demande",
    refuseSomebody: (wallet: string) => `Refuser la demande de ${wallet}`,
    code: "Motif, en code de la liste de la coopérative",
    codeHint:
      "Il reste sur la chaîne pour toujours : n’écrivez jamais rien sur une personne. Ce qui a été payé pour des parts est rendu, et il est possible de faire appel à tous les membres.",
  },
  invite: {
    title: "Inviter quelqu’un",
    into: "À rejoindre le collège",
    link: "Lien à envoyer",
    then: {
      Open: "Qui l’ouvre peut adhérer aussitôt. La page dit que le lien vient de vous.",
      Vouched:
        "Qui l’ouvre peut demander à adhérer ; vous trouverez ensuite la demande parmi ce qui vous attend, pour la parrainer.",
      Officer: "Qui l’ouvre peut demander à adhérer. Le lien n’admet personne à lui seul : les responsables décident.",
      Resolution: "Qui l’ouvre peut demander à adhérer. Le lien n’admet personne à lui seul : les membres votent.",
    },
    personal: {
      title: "Admettre une personne par un lien",
      lead: "Vous pouvez admettre des personnes. Une invitation permet à celle à qui vous l’envoyez d’adhérer aussitôt, sans autre décision.",
      valid: "Valable pendant",
      spans: { day: "un jour", week: "une semaine", month: "un mois" },
      make: "Créer une invitation qui admet une personne",
      makeSaid: (className: string) => `Signer l’invitation d’une personne à entrer dans le collège ${className}`,
      link: "Invitation à envoyer à une personne",
      secret: (className: string, until: string) =>
        `Qui possède ce lien peut entrer une seule fois dans le collège ${className}, jusqu’au ${until}. Envoyez-le à cette personne là où nul autre ne le lit : il doit rester secret entre vous deux. La page n’en garde aucune copie, alors copiez-le maintenant.`,
      made: "Invitations créées dans ce navigateur",
      line: (className: string, code: string) => `Pour entrer dans le collège ${className}, code ${code}.`,
      good: (until: string) => `Valable jusqu’au ${until}.`,
      over: (since: string) => `Expirée depuis le ${since}.`,
      used: "Quelqu’un a adhéré grâce à elle.",
      takenBack: "Retirée.",
      takeBack: "La retirer",
      takeBackWhich: (className: string, code: string) =>
        `La retirer : pour entrer dans le collège ${className}, code ${code}`,
      takeBackSaid: (className: string) => `Retirer une invitation à entrer dans le collège ${className}`,
    },
  },
  picker: { search: "Chercher", choose: "Choisissez un membre" },
  proxy: {
    title: "Votre mandataire",
    nobody: "Personne ne vote pour vous. En votre absence, un autre membre peut voter là où vous ne l’avez pas fait.",
    holder: (member: ReactNode) => say`${member} peut voter pour vous partout où vous n’avez pas voté.`,
    takeBack: "Reprendre mon mandat",
    takeBackSaid: "Reprendre votre mandat",
    who: "Qui peut voter pour vous",
    somebodyElse: "Désigner quelqu’un d’autre",
    appoint: "Désigner",
    appointSaid: (member: string) => `Désigner ${member} comme mandataire`,
    noPrincipals: "Vous n’êtes mandataire de personne.",
    principals: (members: readonly string[]) =>
      `Vous êtes mandataire de ${list(members)}. Vous trouvez leurs bulletins avec chaque vote ouvert.`,
  },
  member: {
    unknown: "Membre inconnu",
    unknownLead: "Le registre n’a aucun membre avec ce numéro.",
    back: "Tous les membres",
    you: "Vous",
    facts: "Ce que dit le registre",
    since: (day: ReactNode, isFounder: boolean) =>
      isFounder ? say`Membre dès la fondation, le ${day}.` : say`Membre depuis le ${day}.`,
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts, code?: string) =>
      code === undefined
        ? say`Membre du ${from} au ${to} : ${lefts[how]}.`
        : say`Membre du ${from} au ${to} : ${lefts[how]}, motif ${code}.`,
    class: "Collège",
    vote: "Voix",
    weight: (votes: number, share: number) =>
      plural(
        votes,
        `# voix, qui pèse aujourd’hui ${percent(share)} là où les collèges sont pondérés`,
        `# voix, qui pèsent aujourd’hui ${percent(share)} là où les collèges sont pondérés`,
      ),
    shares: "Parts sociales",
    held: (shares: bigint, worth: string, queued: bigint) =>
      `${plural(shares, "# part", "# parts")}, ${worth} à la valeur nominale${
        queued === 0n ? "" : ` ; dont ${number(queued)} à rembourser`
      }`,
    proxy: "Mandataire",
    noProxy: "Personne ne vote pour ce membre",
    principals: "Mandataire de",
    wallet: "Portefeuille",
    notice: "Avis d’exclusion",
    noticeOver: "Un avis d’exclusion devenu caduc",
    noticeGiven: (day: ReactNode, code?: string) =>
      code === undefined ? say`L’avis a été donné le ${day}.` : say`L’avis a été donné le ${day}, motif ${code}.`,
    heardUntil: (when: ReactNode) =>
      say`Le membre est d’abord entendu : nul ne peut être exclu avant la fin de l’audition ${when}.`,
    mayBeExpelled: (day: ReactNode) =>
      say`L’audition est terminée. Jusqu’au ${day}, les membres peuvent décider l’exclusion ; ensuite l’avis est caduc.`,
    answered: (day: ReactNode) => say`Le membre a répondu le ${day}.`,
    stateCase: "Présenter ma défense",
    whereCase: "Où ceux qui décident trouvent votre texte",
    caseHint:
      "Placez le texte derrière un accès protégé ou chiffrez-le : la chaîne montre cette adresse à tous, pour toujours.",
    ballots: "Bulletins",
    tookPart: (cast: number, possible: number) =>
      possible === 0
        ? "Il n’y a encore eu aucun vote auquel ce membre pouvait prendre part."
        : `A voté ${number(cast)} fois sur ${plural(possible, "# vote", "# votes")} qui lui étaient ouverts.`,
    cast: (cast: number) => plural(cast, "A déposé # bulletin.", "A déposé # bulletins."),
    more: "En montrer plus",
    choices: { For: "Pour", Against: "Contre", Abstain: "Abstention", Block: "Blocage", None: "Retiré" },
    castOn: (day: ReactNode, isByProxy: boolean) =>
      isByProxy ? say`Déposé par mandataire le ${day}` : say`Déposé le ${day}`,
    proposals: (made: number) => plural(made, "# proposition faite", "# propositions faites"),
    buckets: "Responsable de",
    decide: "Proposer quelque chose au sujet de ce membre",
    decisions: {
      recovery: "Passer à un nouveau portefeuille, l’ancien étant perdu",
      notice: "Donner un avis d’exclusion, avec audition",
      expel: "Exclure, une fois l’audition terminée",
      lapse: "Mettre fin à l’adhésion : ses parts n’ont pas été payées en un an",
    },
    coSteward: "coresponsable",
    bucketStates: {
      None: "inconnue",
      Idea: "idée",
      Open: "en cours de remplissage",
      Funded: "financée",
      Completed: "terminée",
      Failed: "minimum non atteint",
      Cancelled: "annulée",
    },
  },
  join: {
    title: (coop: string) => `Rejoindre ${coop}`,
    lead: "Un membre, une voix. Choisissez ce que vous êtes pour la coopérative : c’est votre collège.",
    already: (member: ReactNode) => say`Vous êtes déjà membre : ${member}.`,
    toMe: "Ce qui vous attend, votre mandataire, et comment changer de collège",
    dissolved: "La coopérative a été dissoute. Plus personne ne peut adhérer.",
    invitedBy: (member: ReactNode) => say`${member} vous invite à adhérer.`,
    inviterVouches: "Faites votre demande, et vous pourrez être parrainé.",
    connectTo: "pour adhérer.",
    choose: "J’entre dans le collège",
    say: (members: number, bps: number, one: number) =>
      `${percentOfBps(bps)} du poids, entre ${plural(members, "# membre", "# membres")} : votre voix pèserait ${percent(
        one,
      )} là où les collèges sont pondérés.`,
    sharesAsked: (min: number, cost: string, max: number) =>
      min === 0
        ? `Aucune part exigée ; au plus ${number(max)}.`
        : `Au moins ${plural(min, "# part sociale", "# parts sociales")} (${cost}), au plus ${number(max)}.`,
    joinTitle: (className: string) => `Entrer dans le collège ${className}`,
    askTitle: (className: string) => `Demander à entrer dans le collège ${className}`,
    shares: (par: string) => `Parts, à ${par} chacune`,
    join: "Adhérer",
    ask: "Demander l’admission",
    joinAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Entrer dans le collège ${className}`
        : `Entrer dans le collège ${className} avec ${plural(
            shares,
            "# part sociale",
            "# parts sociales",
          )} pour ${cost}`,
    askAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Demander l’admission au collège ${className}`
        : `Demander l’admission au collège ${className} et mettre de côté ${cost} pour ${plural(
            shares,
            "# part sociale",
            "# parts sociales",
          )}`,
    free: "Vous ne payez rien.",
    cost: (cost: string, balance: string) =>
      `Vous payez ${cost} ; votre portefeuille contient ${balance}. Les parts ne donnent pas de voix : chaque membre en a une.`,
    tooDear: (missing: string) => `Il manque ${missing} dans votre portefeuille.`,
    twoSteps: "Vous confirmez plus d’une fois : permettez d’abord à la trésorerie de prendre l’argent.",
    escrow:
      "L’argent est mis de côté jusqu’à la réponse. Sans admission, ou si vous retirez votre demande, tout vous est rendu.",
    before: "Avant d’adhérer",
    beforeLines: [
      "Votre portefeuille devient votre place au registre, visible de tous. Utilisez-en un pour la coopérative seule, sans nom public.",
      "Les votes déjà ouverts se poursuivent sans vous : vous votez sur ce qui s’ouvre après votre adhésion, et pour certains sujets seulement après un temps.",
      "Vous pouvez partir quand vous voulez, aussitôt, et personne ne peut le refuser.",
    ],
    statute: "Lire les statuts",
    invitedTitle: (className: string) => `Entrer dans le collège ${className} sur invitation`,
    joinInvited: "Adhérer sur invitation",
    invitation: {
      title: "Votre invitation",
      damaged: "L’invitation de ce lien n’est pas entière. Demandez à qui vous l’a envoyé de le copier à nouveau.",
      from: (inviter: ReactNode, className: string) =>
        say`${inviter} vous invite à entrer aussitôt dans le collège ${className}.`,
      good: (until: string) =>
        `Elle est valable jusqu’au ${until}, pour une personne. Ne montrez le lien à personne avant d’avoir adhéré.`,
      over: (since: string) => `Elle a expiré le ${since}. Demandez-en une nouvelle.`,
      used: "Quelqu’un a adhéré grâce à elle, ou elle a été retirée. Demandez-en une nouvelle.",
      closed: "Les responsables ne décident plus qui entre dans ce collège : elle n’admet donc personne.",
      noOffice: "Qui l’a créée ne peut admettre personne pour l’instant : elle n’admet donc personne.",
      unsigned:
        "L’invitation de ce lien n’admet personne : elle a été modifiée en chemin, ou vient d’une autre coopérative.",
    },
  },
  mine: {
    title: (className: string) => `Votre demande : ${className}`,
    open: "Elle attend une réponse.",
    appealed: "Elle est devant tous les membres, qui décident par résolution.",
    refused: (code: string | undefined, isFinal: boolean) =>
      `${isFinal ? "Les membres l’ont refusée" : "Elle a été refusée"}${code === undefined ? "." : `, motif ${code}.`}${
        isFinal ? " Vous pouvez faire une nouvelle demande, pour ce collège ou un autre." : ""
      }`,
    asked: (day: ReactNode) => say`Vous l’avez faite le ${day}.`,
    held: (amount: string) => `${amount} pour vos parts restent sous séquestre d’ici là.`,
    paidBack:
      "Ce que vous avez payé pour des parts se trouve sur votre compte de la trésorerie : retirez-le sur votre page.",
    appealFrom: (when: ReactNode) => say`Sans réponse d’ici là, vous pourrez faire appel à tous les membres ${when}.`,
    appeal: "Faire appel aux membres",
    appealSaid: "Faire appel aux membres pour votre demande",
    appealHint: "Après un appel, seule une résolution de tous les membres vous répond.",
    withdraw: "Retirer ma demande",
    withdrawSaid: "Retirer votre demande d’adhésion",
  },
  roll: {
    title: "Déjà sur une liste ?",
    lead: "La coopérative a publié une liste de membres qui entrent ensemble. Si votre portefeuille y figure, prenez votre place : c’est gratuit.",
    connectTo: "pour prendre votre place.",
    roll: (n: number) => `Liste ${n}`,
    until: (when: ReactNode) => say`Les places peuvent être prises jusqu’à la clôture ${when}.`,
    where: "Où elle se trouve :",
    file: "La liste, ou votre propre preuve, en fichier JSON (reste sur votre ordinateur)",
    found: (className: string) => `Vous y figurez, dans le collège ${className}.`,
    notFound: "Votre portefeuille n’est pas dans ce fichier, ou le fichier n’est pas cette liste.",
    claim: "Prendre ma place",
    claimSaid: "Prendre votre place sur la liste des membres",
  },
};
