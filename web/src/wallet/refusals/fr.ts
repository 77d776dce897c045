import { dateTime, duration } from "../../ui/time.ts";
import { number, percentOfBps, plural, short } from "../../words/format.ts";
import type { Refusals } from "./index.ts";

const quote = (name: string) => `« ${name} »`;
const shares = (n: bigint | number) => plural(n, "# part", "# parts");
const units = (n: bigint | number) => plural(n, "# portion", "# portions");
const none = (n: bigint | number) => (BigInt(n) === 0n ? "aucune" : number(n));

const BUCKET_STATES = [
  "inconnue",
  "encore une idée",
  "en cours de remplissage",
  "financée",
  "terminée",
  "fermée : son minimum n’a pas été atteint",
  "annulée",
];
const PAYOUT_STATES = ["inconnu", "demandé", "porté devant l’assemblée", "confirmé", "payé", "retiré", "refusé"];
const VOTE_STATES = [
  "n’est pas encore ouvert",
  "est ouvert",
  "a été retiré",
  "a abouti à un rejet",
  "a abouti à une adoption",
  "a abouti à une adoption qui attend d’être exécutée",
  "est caduc",
  "a été exécuté",
];

const OFFICERS = "Seule une résolution des membres, ou un responsable désigné par eux, peut faire cela.";
const BROKEN = "Une coopérative ne peut pas être constituée ainsi.";
const UNSIGNED = "Cette signature n’est pas valable.";
const INNER = "Seuls les contrats de la coopérative eux-mêmes appellent ceci.";
const MEMBERS_ONLY = "Seule une résolution des membres peut faire cela.";
const INCOMPLETE = "Cette proposition est incomplète : chaque chose à faire demande une cible et un appel.";

export const refusals: Refusals = {
  // membres et parts
  AlreadyMember: ([wallet]) => `Le portefeuille ${short(wallet)} appartient déjà à un membre.`,
  NotMember: () => "Seuls les membres peuvent faire cela, et ce portefeuille n’appartient à aucun.",
  ClassNotOpen: ([class_], n) =>
    `Le collège ${quote(n.class(class_))} n’est pas ouvert à tous : demandez à y être admis.`,
  ClassFull: ([class_], n) => `Le collège ${quote(n.class(class_))} est complet.`,
  SameClass: ([class_], n) => `Vous êtes déjà du collège ${quote(n.class(class_))}.`,
  TooSoonToSwitch: ([, from]) =>
    `Vous avez changé de collège il y a peu, et pourrez le refaire à partir du ${dateTime(from)}.`,
  AlreadyRequested: () => "Vous l’avez déjà demandé. Retirez d’abord cette demande.",
  NotRequested: ([wallet]) => `${short(wallet)} n’a pas demandé à être admis, ou a reçu une réponse.`,
  NotYoursToAnswer: () => "Seule une résolution des membres peut répondre à cette demande.",
  NotYetAppealable: ([from]) =>
    `Vous pourrez faire appel aux membres à partir du ${dateTime(from)}, si personne n’a répondu d’ici là.`,
  NoVouching: ([class_], n) => `Le collège ${quote(n.class(class_))} n’admet pas par parrainage.`,
  NotOfClass: ([, class_], n) => `Seul le collège ${quote(n.class(class_))} peut parrainer cette candidature.`,
  AlreadyVouched: () => "Vous avez déjà parrainé cette candidature.",
  InvitationOver: ([deadline]) => `Cette invitation valait jusqu’au ${dateTime(deadline)}.`,
  InvitationUsed: () => "Cette invitation a été utilisée ou retirée.",
  NotInvited: () => "Cette invitation ne vient pas de quelqu’un qui peut admettre dans ce collège.",
  NotTheCode: () => "Le code de l’invitation ne correspond pas à votre portefeuille.",
  RollOver: () => "Plus personne ne peut entrer par cette liste.",
  NotOnRoll: () => "Votre portefeuille n’est pas à cette place de la liste.",
  PlaceTaken: () => "Cette place de la liste est prise.",
  NoNotice: ([number], n) => `${n.member(number)} n’a pas été averti, ou il y a trop longtemps.`,
  HearingNotOver: ([number, until], n) => `${n.member(number)} est entendu jusqu’au ${dateTime(until)}.`,
  NotLapsed: ([number], n) => `${n.member(number)} détient les parts qu’il faut, ou a encore le temps de les payer.`,
  WrongVotes: ([, most]) => `Un membre de ce collège porte de une à ${plural(most, "# voix", "# voix")}.`,
  NotYourNumber: ([number], n) => `${n.member(number)} n’a pas ce portefeuille.`,
  NotOffered: ([number], n) => `La place de ${n.member(number)} n’est pas offerte à ce portefeuille, ou ne l’est plus.`,
  TooEarlyToMove: ([, from]) =>
    `Ce portefeuille peut prendre le relais à partir du ${dateTime(from)} ; d’ici là, l’ancien peut s’y opposer.`,
  UnfitMemberTerms: () => "Avec ces règles, personne ne serait entendu, ou une réponse pourrait ne jamais venir.",
  FewerSharesThanNeeded: ([chosen, min]) =>
    `Vous avez choisi ${shares(chosen)} ; ce collège en demande au moins ${number(min)}.`,
  ZeroWallet: () => "Aucun portefeuille n’a été indiqué.",
  NoShares: () => "Choisissez au moins une part.",
  OutsideHolding: ([held, min, max]) =>
    `Vous détiendriez ${shares(held)} ; les membres de ce collège en détiennent de ${number(min)} à ${number(max)}.`,
  NotYourShares: ([number], n) => `Ces parts sont celles de ${n.member(number)}, pas les vôtres.`,
  SharesLocked: ([free, until]) =>
    free === 0n
      ? `Vous ne pouvez en demander aucune maintenant, et toutes à partir du ${dateTime(until)}.`
      : `Vous pouvez en demander ${number(free)} maintenant, et le reste à partir du ${dateTime(until)}.`,
  NotWaiting: () => "Ce retrait a été payé ou annulé.",
  RepaymentSuspended: () => "La coopérative a suspendu pour l’instant le remboursement des parts.",
  NotYetDue: ([, due]) => `Ceci se paie hors tour à partir du ${dateTime(due)} au plus tôt.`,
  StillMember: ([number], n) => `${n.member(number)} est encore membre, et attend son tour.`,
  NotDissolved: () => "La coopérative n’est pas dissoute.",
  UnfitPar: ([par, most], n) =>
    `Une part ne peut pas coûter ${n.money(par)} : il faut plus que rien et au plus ${n.money(most)}.`,
  UnfitShareTerms: () =>
    "Avec ces règles, des parts pourraient être bloquées pour toujours, ou l’intérêt serait plus qu’un intérêt.",
  UnfitPeriod: () => "L’intérêt se déclare pour un temps passé, et une seule fois.",
  InterestTooHigh: ([rate, most]) =>
    `${percentOfBps(rate)} d’intérêt, c’est plus que les ${percentOfBps(most)} que permettent les statuts.`,
  ShortOfPar: ([received, par], n) => `Les parts coûtent ${n.money(par)}, et seuls ${n.money(received)} sont arrivés.`,
  SharesNotTransferable: () => "Les parts ne se cèdent pas. Demandez plutôt leur remboursement.",
  // votes
  NotEligible: () =>
    "Vous ne pouvez pas voter ici : seuls le peuvent ceux qui étaient membres à l’ouverture, depuis assez longtemps " +
    "et d’un collège que ce vote concerne.",
  ReasonNeeded: () => "Un blocage demande une raison à laquelle les autres peuvent répondre.",
  NothingToWithdraw: () => "Vous n’avez aucun bulletin à retirer.",
  TooManyCasts: () => "Vous avez changé ce bulletin 24 fois. Il ne peut plus l’être.",
  BallotExpired: ([deadline]) => `Ce bulletin signé valait jusqu’au ${dateTime(deadline)}.`,
  OnlyMembersPropose: () => "Seuls les membres peuvent proposer.",
  TooEarly: ([eta]) => `Ceci peut être exécuté à partir du ${dateTime(eta)}.`,
  GovernorUnexpectedProposalState: ([, state]) =>
    `Ce n’est pas possible maintenant : le vote ${VOTE_STATES[state] ?? "est terminé"}.`,
  GovernorNonexistentProposal: () => "Ce vote n’existe pas.",
  GovernorInvalidVoteType: () => "Ce choix n’existe pas.",
  GovernorUnableToCancel: () => "Seul son auteur peut retirer une proposition, et seulement avant l’ouverture du vote.",
  GovernorRestrictedProposer: () => "Cette proposition est réservée à quelqu’un d’autre.",
  GovernorInvalidSignature: () => "La signature ne correspond pas au votant et à ce bulletin.",
  TargetCodeChanged: () =>
    "Ce qui serait appelé n’est plus ce que c’était quand les membres ont voté : ce n’est donc pas exécuté.",
  TooLittleGas: () => "La limite des frais de réseau est trop basse pour cela. Relevez-la dans le portefeuille.",
  WrongValue: ([value, needed], n) => `Ceci envoie ${n.ether(needed)}, et ${n.ether(value)} sont arrivés.`,
  // mandataires
  OwnProxy: () => "Vous votez déjà pour vous-même. Désignez un autre membre.",
  TooManyPrincipals: ([holder, most], n) =>
    `${n.member(holder)} est déjà mandataire de ${plural(most, "# membre", "# membres")}, et ne peut l’être de plus.`,
  NoProxy: () => "Vous n’avez aucun mandataire à révoquer.",
  NotProxy: ([, principal], n) => `${n.wallet(principal)} n’a pas fait de vous son mandataire, ou vous ne l’êtes plus.`,
  // ordre du jour
  NoSecondCall: () =>
    "Ceci ne peut pas être mis au vote une seconde fois : seul ce qui a manqué de quorum le peut, une fois et dans " +
    "les trente jours.",
  TooManyOpenProposals: ([, most]) =>
    `Vous avez ${plural(
      most,
      "# proposition ouverte",
      "# propositions ouvertes",
    )}, et pas plus ne sont permises à la fois.`,
  QuestionBarred: ([, until]) =>
    `Ceci a été rejeté il y a peu. On pourra le proposer de nouveau à partir du ${dateTime(until)}.`,
  AlreadyProposed: () => "Ceci a déjà été proposé.",
  OnlyMembersSign: () => "Seuls les membres peuvent signer une pétition.",
  AlreadySigned: () => "Vous avez déjà signé cette pétition.",
  PetitionTooSmall: ([signers, needed]) =>
    `Cette pétition demande ${plural(needed, "# signature", "# signatures")} et en a ${none(signers)}.`,
  SignersNotRising: ([number], n) => `${n.member(number)} figure deux fois, ou dans le désordre.`,
  HasNotSigned: ([, number], n) => `${n.member(number)} n’a pas signé cette pétition, ou est parti.`,
  StillOpen: () => "Ce n’est pas encore décidé, il ne peut donc rien en être sorti.",
  MayNotState: () =>
    "Seul l’auteur de la proposition, ou un responsable désigné par les membres, peut dire ce qu’il en est advenu.",
  // tours
  NoSuchRound: ([round]) => `Il n’y a pas de tour ${round}.`,
  RoundClosed: ([round, closesAt], n) => `${n.round(round)} a fermé le ${dateTime(closesAt)}.`,
  RoundStillOpen: ([round, closesAt], n) => `${n.round(round)} est ouvert jusqu’au ${dateTime(closesAt)}.`,
  NotYetAllocating: ([round, opensAt], n) =>
    `${n.round(round)} en est encore aux idées : les membres répartissent à partir du ${dateTime(opensAt)}.`,
  NotInRound: ([round], n) =>
    `Vous ne participez pas à ${n.round(
      round,
    )} : vous n’étiez pas membre à l’ouverture, ou pas depuis assez longtemps.`,
  OnRollOnly: ([round], n) => `Dans ${n.round(round)}, seul répartit qui est sur sa liste, selon ce que dit la liste.`,
  NotOnRoundRoll: ([round, number, parts], n) =>
    `La liste de ${n.round(round)} ne donne pas ${units(parts)} à ${n.member(number)}.`,
  WrongRoll: () => "Un tour sur liste a besoin de la liste, et les autres tours n’en ont pas.",
  CoreNotCovered: ([core, budget], n) =>
    `Les dépenses de base de ${n.money(core)} passent d’abord, et ne laissent rien du budget de ${n.money(budget)}.`,
  BucketNotInRound: ([round, bucket], n) =>
    `${quote(n.bucket(bucket))} n’est pas une cagnotte de ${n.round(round)}, ou ne l’est plus.`,
  BucketBlocked: ([bucket, flags, most], n) =>
    `${quote(n.bucket(bucket))} a ${plural(flags, "# signalement ouvert", "# signalements ouverts")}, et ` +
    `${number(most)} suffisent à l’écarter du tour. Il faut d’abord les résoudre.`,
  TooManyBuckets: ([buckets]) => `Vous avez choisi ${number(buckets)} cagnottes ; un membre peut en choisir 64.`,
  TooManyMembers: ([bucket], n) =>
    `Tant de membres donnent à ${quote(n.bucket(bucket))} qu’on ne peut plus en compter davantage.`,
  OverAllowance: ([given, allowance]) =>
    `Vous avez réparti ${units(given)}, et votre enveloppe est de ${units(allowance)}.`,
  OverCap: ([bucket, given, cap], n) =>
    `Vous donnez ${units(given)} à ${quote(n.bucket(bucket))}, et un membre peut en donner ${number(
      cap,
    )} à une cagnotte.`,
  OverPool: ([given, most]) =>
    `D’autres ont été plus rapides : avec les vôtres, ${units(given)} seraient réparties, et il n’y en a que ${number(
      most,
    )}.`,
  BucketsNotRising: ([bucket], n) => `${quote(n.bucket(bucket))} figure deux fois, ou dans le désordre.`,
  NoUnits: ([bucket], n) => `Rien n’est donné à ${quote(n.bucket(bucket))}.`,
  NoUnit: () => "Un tour demande un plus petit montant supérieur à zéro.",
  UnitTooSmall: ([, least], n) =>
    `Le plus petit montant est trop petit pour un tour si grand : il faut ${n.money(least)} ou plus.`,
  NoDuration: () => "Un tour demande un peu de temps.",
  AlreadyFinished: ([round], n) => `${n.round(round)} est déjà terminé.`,
  RoomTaken: ([bucket, room, amount], n) =>
    `Il y aurait place dans ${quote(n.bucket(bucket))} pour ${n.moneyOf(bucket, room)} de ce que répartissent les ` +
    `membres, et ${n.moneyOf(bucket, amount)} lui seraient attribués.`,
  BucketsUnsettled: ([round, unsettled], n) =>
    `${n.round(round)} a encore ${plural(unsettled, "# cagnotte", "# cagnottes")} à solder.`,
  // cagnottes
  OnlyMembersOpen: () =>
    "Seuls les membres peuvent suggérer une cagnotte, et d’autres seulement dans un tour ouvert à tous.",
  NoItems: () => "Une cagnotte demande au moins une dépense.",
  PlanTooLong: ([items, tags, promises]) =>
    `Une cagnotte a au plus 20 dépenses, 8 étiquettes et 8 promesses, et non ${items}, ${tags} et ${promises}.`,
  GoalsUpsideDown: ([min, max], n) =>
    `Le coût minimal d’une dépense (${n.money(min)}) ne doit pas dépasser le maximal (${n.money(max)}), et celui-ci ` +
    "ne peut être zéro.",
  DeadlineInThePast: ([deadline]) => `Le ${dateTime(deadline)} est déjà passé.`,
  DeadlineTooFar: ([deadline, latest]) =>
    `Le ${dateTime(deadline)} est trop loin : ce peut être le ${dateTime(latest)} au plus tard.`,
  SecondDeadlineTooEarly: ([second, deadline]) =>
    `La seconde échéance (${dateTime(second)}) doit venir après la première (${dateTime(deadline)}).`,
  NoSuchBucket: ([bucket]) => `Il n’y a pas de cagnotte ${bucket}.`,
  BucketNotIn: ([bucket, state, needed], n) =>
    `Ce n’est possible que tant qu’une cagnotte est ${BUCKET_STATES[needed]}, et ${quote(n.bucket(bucket))} est ` +
    `${BUCKET_STATES[state]}.`,
  BucketOver: ([bucket, state], n) =>
    `Il est trop tard pour cela : ${quote(n.bucket(bucket))} est ${BUCKET_STATES[state]}.`,
  BucketClosed: ([bucket, deadline], n) =>
    `${quote(n.bucket(bucket))} pouvait être remplie jusqu’au ${dateTime(deadline)}.`,
  BucketInRound: ([bucket, round], n) =>
    `${quote(n.bucket(bucket))} appartient à ${n.round(round)}, et se solde avec ce tour.`,
  BucketStillFilling: ([bucket, deadline], n) =>
    `${quote(n.bucket(bucket))} peut être remplie jusqu’au ${dateTime(deadline)}.`,
  BucketFull: ([bucket, room, amount], n) =>
    `${quote(n.bucket(bucket))} n’a de place que pour ${n.moneyOf(bucket, room)} ; ${n.moneyOf(
      bucket,
      amount,
    )}, c’est trop.`,
  BucketHasFund: ([bucket, fund], n) =>
    `Le fonds ${quote(n.fund(fund))} double déjà les dons à ${quote(n.bucket(bucket))}.`,
  NothingToRefund: ([bucket], n) => `Rien dans ${quote(n.bucket(bucket))} ne doit vous être rendu.`,
  NotTheSteward: ([bucket], n) => `Seul le responsable de ${quote(n.bucket(bucket))} peut faire cela.`,
  NotEnoughInBucket: ([bucket, left, amount], n) =>
    `Il reste ${n.moneyOf(bucket, left)} dans ${quote(n.bucket(bucket))}, et ${n.moneyOf(
      bucket,
      amount,
    )} ont été demandés.`,
  PayoutsPending: ([bucket, amount], n) =>
    `${n.moneyOf(bucket, amount)} de ${quote(n.bucket(bucket))} sont demandés et pas encore payés.`,
  NoSuchPromise: ([bucket, promise], n) =>
    `${quote(n.bucket(bucket))} n’a pas fait de promesse numéro ${promise + 1n}.`,
  PromisesOpen: ([bucket], n) =>
    `${quote(n.bucket(bucket))} a des promesses envers tous qui ne sont pas encore tenues.`,
  AlreadyFlagged: ([bucket], n) => `Vous avez déjà signalé ${quote(n.bucket(bucket))}.`,
  NotFlagged: ([bucket, number], n) =>
    `${n.member(number)} n’a aucun signalement ouvert sur ${quote(n.bucket(bucket))}.`,
  OnlyThoseConcerned: ([bucket], n) =>
    `Seuls les membres, son responsable et ses financeurs s’expriment sur ${quote(n.bucket(bucket))}.`,
  // paiements
  NotAPayout: ([purpose], n) =>
    `Une cagnotte paie du travail, des achats et des subventions, pas ${quote(n.purpose(purpose))}.`,
  NoSuchPayout: ([payout]) => `Il n’y a pas de paiement ${payout}.`,
  PayoutClosed: ([, state]) => `Ce paiement est déjà ${PAYOUT_STATES[state]}.`,
  MayNotDecide: () =>
    "D’un paiement décident les membres qui l’étaient depuis assez longtemps quand il a été demandé, et non son " +
    "demandeur, les responsables de la cagnotte ou son bénéficiaire.",
  AlreadyApproved: () => "Vous avez déjà approuvé ce paiement.",
  AlreadyObjected: () => "Vous avez déjà fait objection à ce paiement.",
  ApprovalsMissing: ([, approvals, needed]) =>
    `Ce paiement demande ${plural(needed, "# approbation", "# approbations")} et en a ${none(
      approvals,
    )} pour l’instant.`,
  StillWaiting: ([, from]) => `Ce paiement est approuvé, et attend des objections jusqu’au ${dateTime(from)}.`,
  WaitingOver: ([, from]) => `Les membres pouvaient faire objection à ce paiement jusqu’au ${dateTime(from)}.`,
  PayoutContested: ([, objections]) =>
    `${plural(objections, "# objection a porté", "# objections ont porté")} ce paiement devant l’assemblée : les ` +
    "membres en décident par un vote.",
  NotContested: () =>
    "Seul peut être confirmé un paiement auquel des membres ont fait objection et qui est allé ainsi à l’assemblée.",
  AboveTiers: ([amount], n) =>
    `${n.money(amount)}, c’est plus que ce que les statuts laissent une cagnotte payer en une fois.`,
  UnfitAllowance: () => "Une enveloppe demande une période, et un rôle que les membres ont donné à quelqu’un.",
  NotOfRole: ([role]) => `Seul qui tient le rôle ${role} peut dépenser son enveloppe.`,
  PaysOneself: () => "Personne ne se paie soi-même sur une enveloppe.",
  OverSpendingAllowance: ([, left, amount], n) =>
    `Il reste ${n.money(left)} dans l’enveloppe pour cette période, et ${n.money(amount)} ont été demandés.`,
  NotABounty: ([bucket], n) => `${quote(n.bucket(bucket))} n’est pas une prime : ses financeurs ne désignent personne.`,
  NotAFunder: ([bucket], n) => `Seul qui a rempli ${quote(n.bucket(bucket))} peut faire cela.`,
  NotNamedByFunders: ([bucket, recipient, backing, raised], n) =>
    `${n.wallet(recipient)} est soutenu par ${n.moneyOf(bucket, backing)} sur les ${n.moneyOf(
      bucket,
      raised,
    )} donnés ` + "par les financeurs ; il faut plus de la moitié.",
  // fonds
  NoSuchStanding: ([id]) => `Il n’y a pas de budget permanent ${id}.`,
  StandingUnfit: () => "Un budget permanent demande un montant et une période supérieurs à zéro.",
  TooManyStanding: ([most]) =>
    `Il y a déjà ${plural(
      most,
      "# budget permanent",
      "# budgets permanents",
    )}, et pas plus ne sont possibles à la fois.`,
  NotAStandingBucket: ([bucket], n) =>
    `${quote(n.bucket(bucket))} n’est pas une cagnotte permanente qui reçoit encore de l’argent.`,
  NotCovered: ([, due]) =>
    due === 0n ? "Rien n’est dû de ce budget permanent." : "Aucun argent n’est réservé aux dépenses de base.",
  NoSuchFund: ([fund]) => `Il n’y a pas de fonds d’abondement ${fund}.`,
  FundUnfit: () => "Un fonds d’abondement demande du temps devant lui, et des limites supérieures à zéro.",
  FundOver: ([fund, until], n) => `Le fonds ${quote(n.fund(fund))} doublait les dons jusqu’au ${dateTime(until)}.`,
  FundStillMatches: ([fund, until], n) =>
    `Le fonds ${quote(n.fund(fund))} double les dons jusqu’au ${dateTime(until)}.`,
  FundEmpty: ([fund], n) => `Le fonds ${quote(n.fund(fund))} est épuisé.`,
  OtherAsset: () => "La cagnotte et le fonds tiennent des sortes d’argent différentes.",
  // trésorerie
  AssetNotAccepted: () => "La trésorerie n’accepte pas cette sorte d’argent.",
  BalanceTooLow: ([account, asset, balance, amount], n) =>
    `${quote(n.account(account))} tient ${n.money(balance, asset)}, et il faut ${n.money(amount, asset)}.`,
  AccountClosedToOthers: () => "D’autres ne peuvent pas mettre d’argent sur ce compte.",
  NotAnOutflow: ([purpose], n) => `De l’argent ne peut pas être payé comme ${quote(n.purpose(purpose))}.`,
  NothingMoved: () => "Il n’y a rien à déplacer : le montant est zéro.",
  HoldingShort: ([asset, held, booked], n) =>
    `La trésorerie tient ${n.money(held, asset)} et ses livres disent ${n.money(booked, asset)} : il n’y a rien à ` +
    "recueillir.",
  WrongEther: ([sent, expected], n) => `La trésorerie attendait ${n.ether(expected)} et a reçu ${n.ether(sent)}.`,
  NotTheMember: ([number], n) => `Seul ${n.member(number)} peut retirer de l’argent de ce compte.`,
  NotALockedBody: () => "La réserve ne peut aller qu’à un organisme nommé par les statuts.",
  NoRecipient: () => "Il n’y a personne à payer.",
  ReserveTooHigh: ([, most]) => `Au plus ${percentOfBps(most)} de ce qui est donné peut aller d’un coup à la réserve.`,
  OnlyCreditors: () => "La coopérative est dissoute : son argent paie ce qu’elle doit, et rien d’autre.",
  StillLiquidating: ([until]) =>
    `Ce qui reste de la coopérative est remis à partir du ${dateTime(until)}, une fois dissoute.`,
  ERC20InsufficientBalance: ([, balance, needed], n) =>
    `Votre portefeuille tient ${n.money(balance)}, et il faut ${n.money(needed)}.`,
  ERC20InsufficientAllowance: ([, allowance, needed], n) =>
    `La trésorerie peut prendre ${n.money(allowance)} dans votre portefeuille, et il faut ${n.money(needed)}.`,
  ERC20InvalidApprover: () => "Le jeton n’accepte pas cette permission.",
  ERC20InvalidReceiver: ([receiver]) => `Le jeton ne peut pas être envoyé à ${short(receiver)}.`,
  ERC20InvalidSender: () => "Le jeton ne peut pas être envoyé depuis cette adresse.",
  ERC20InvalidSpender: () => "Le jeton n’accepte pas qu’on donne une permission à cette adresse.",
  ERC2612ExpiredSignature: ([deadline]) =>
    `La permission signée valait jusqu’au ${dateTime(deadline)}. Signez-la de nouveau.`,
  ERC2612InvalidSigner: () => "La permission n’a pas été signée par le portefeuille qui paie. Signez-la de nouveau.",
  FailedCall: () =>
    "Ce que ceci paierait ou appellerait l’a refusé. Un remboursement peut aussi aller à un autre de vos portefeuilles.",
  InsufficientBalance: ([balance, needed], n) =>
    `La trésorerie tient ${n.ether(balance)}, et il faut ${n.ether(needed)}.`,
  SafeERC20FailedOperation: ([token]) => `Le jeton ${short(token)} a refusé de déplacer l’argent.`,
  // statuts
  UnknownArticle: ([number]) => `Les statuts n’ont pas d’article ${number}.`,
  ArticleMoved: ([, version]) =>
    `Cet article a changé depuis que ceci a été proposé : il en est à la version ${number(version)}.`,
  AlreadyDissolved: ([since]) => `La coopérative a été dissoute le ${dateTime(since)}.`,
  CapTooHigh: ([, most]) => `Ceux qui ne sont pas usagers peuvent avoir au plus ${percentOfBps(most)} du poids.`,
  ClassOutsideBounds: ([, weight, floor, ceiling]) =>
    `Chaque collège a de ${percentOfBps(floor)} à ${percentOfBps(ceiling)} du poids, et non ${percentOfBps(weight)}.`,
  UnfitClass: () =>
    "Dans un tel collège, aucun membre ne pourrait voter ou être admis, ou son poids changerait sans qu’on le dise.",
  UnknownClass: ([class_]) => `Les statuts ne connaissent pas de collège ${class_}.`,
  UnknownKind: ([slot]) => `Les statuts ne connaissent pas de sorte de résolution ${slot}.`,
  UnfitKind: ([slot]) =>
    `Rien ne pourrait jamais être adopté par cette sorte de résolution (${slot}), ou personne ne pourrait voter.`,
  TiersNotRising: ([tier]) =>
    `Chaque palier doit dépasser le précédent, avec au moins une approbation et une objection ; le numéro ${tier} ne ` +
    "le fait pas.",
  WrongHolding: ([min, max]) =>
    `Un collège ne peut pas demander au moins ${number(min)} parts et en permettre ${number(max)} au plus.`,
  WrongNumberOfClasses: ([classes]) => `Une coopérative a de un à huit collèges, et non ${classes}.`,
  WrongNumberOfKinds: ([kinds]) => `Une coopérative a de une à seize sortes de résolution, et non ${kinds}.`,
  WeightsNotWhole: ([sum]) => `Les poids de tous les collèges doivent faire 100 %, et font ${percentOfBps(sum)}.`,
  NoUserClass: () => "Au moins un collège doit être celui d’usagers.",
  NonUsersTooHeavy: ([weight, cap]) =>
    `Ceux qui ne sont pas usagers auraient ${percentOfBps(weight)} du poids, et peuvent en avoir ${percentOfBps(cap)}.`,
  KindTooWeak: () => "Ceci demande une sorte de résolution plus stricte que celle qui a été choisie.",
  WeightsMoved: () => "Les poids des collèges ont changé depuis que ceci a été proposé.",
  UnevenCalls: () => INCOMPLETE,
  UnfitAgenda: () => "Avec ces règles, aucun membre ne pourrait rien proposer, ou aucune pétition ne pourrait aboutir.",
  // fondation
  NoFounders: () => "Une coopérative a besoin de fondateurs.",
  AlreadyFounded: () => "Cette coopérative est déjà fondée.",
  ConsentsMissing: ([consents, founders]) =>
    `${number(consents)} signatures sur ${plural(founders, "# fondateur", "# fondateurs")}.`,
  ConsentExpired: ([founder, deadline]) => `La signature de ${short(founder)} valait jusqu’au ${dateTime(deadline)}.`,
  NoConsent: ([founder]) => `${short(founder)} n’a pas signé cette charte.`,
  CurrencyNotAccepted: () => "La trésorerie doit accepter la monnaie de la coopérative elle-même.",
  NoCode: ([address]) => `Il n’y a pas de contrat à ${short(address)}.`,
  CloneArgumentsTooLong: () => BROKEN,
  Create2EmptyBytecode: () => BROKEN,
  FailedDeployment: () => BROKEN,
  InvalidShortString: () => BROKEN,
  StringTooLong: () => BROKEN,
  // pouvoir
  NotMembers: () => INNER,
  NotAssembly: () => INNER,
  NotRounds: () => INNER,
  NotBuckets: () => INNER,
  NotPayouts: () => INNER,
  NotFunds: () => INNER,
  NotARoom: () => INNER,
  NoRelay: () => "L’assemblée n’agit pas pour d’autres.",
  NoParams: () => "Un bulletin porte un choix et une raison, et rien d’autre.",
  SignTypedBallot: () => "Cette sorte de bulletin signé n’est pas acceptée.",
  ExecutorIsFixed: () => "L’exécuteur de la coopérative ne peut pas être remplacé.",
  HoldsNoMoney: () => "L’argent va à la trésorerie, pas à l’exécuteur.",
  NotExecutor: () => MEMBERS_ONLY,
  AccessManagedUnauthorized: () => OFFICERS,
  AccessManagedRequiredDelay: ([, delay]) =>
    `Un responsable désigné l’annonce d’abord, et le fait après ce délai : ${duration(delay)}.`,
  AccessManagedInvalidAuthority: () => INNER,
  AccessManagerUnauthorizedAccount: () => OFFICERS,
  AccessManagerUnauthorizedCall: () => OFFICERS,
  AccessManagerUnauthorizedCancel: () => OFFICERS,
  AccessManagerUnauthorizedConsume: () => INNER,
  AccessManagerAlreadyScheduled: () => "Ceci a déjà été annoncé.",
  AccessManagerNotScheduled: () => "Ceci n’a pas été annoncé.",
  AccessManagerNotReady: () => "Ceci a été annoncé, et son moment n’est pas encore venu.",
  AccessManagerExpired: () => "Ceci a été annoncé il y a trop longtemps. Il faut l’annoncer de nouveau.",
  AccessManagerBadConfirmation: () => "Un rôle est rendu par qui le tient, et par personne d’autre.",
  AccessManagerLockedRole: ([role]) => `Le rôle ${role} ne peut pas être changé.`,
  AccessManagerLockedFunction: () => "Qui peut faire ceci ne peut pas être changé.",
  AccessManagerInvalidInitialAdmin: () => BROKEN,
  AccessControlUnauthorizedAccount: () => INNER,
  AccessControlBadConfirmation: () => INNER,
  // ce sur quoi tout repose
  GovernorAlreadyCastVote: () => "Ce bulletin a déjà été déposé.",
  GovernorAlreadyQueuedProposal: () => "Ceci a déjà été mis en route.",
  GovernorDisabledDeposit: () => "L’argent va à la trésorerie, pas à l’assemblée.",
  GovernorInsufficientProposerVotes: () => "Seuls les membres peuvent proposer.",
  GovernorInvalidProposalLength: () => INCOMPLETE,
  GovernorInvalidVoteParams: () => "Un bulletin porte un choix et une raison, et rien d’autre.",
  GovernorInvalidVotingPeriod: () => "Un vote demande un peu de temps.",
  GovernorOnlyExecutor: () => MEMBERS_ONLY,
  GovernorProposalQueueingFailed: () => "Ceci n’a pas pu être mis en route.",
  GovernorProposalQueueingNotRequired: () => "Ceci n’a pas besoin d’être mis en route d’abord.",
  TimelockInsufficientDelay: () => INNER,
  TimelockInvalidOperationLength: () => INNER,
  TimelockUnauthorizedCaller: () => INNER,
  TimelockUnexecutedPredecessor: () => "Autre chose doit être exécuté avant ceci.",
  TimelockUnexpectedOperationState: () => "Ceci n’est pas en route, n’est pas encore dû, ou a déjà été exécuté.",
  InvalidAccountNonce: () => "Cette signature a été utilisée, ou une autre a pris sa place.",
  ECDSAInvalidSignature: () => UNSIGNED,
  ECDSAInvalidSignatureLength: () => UNSIGNED,
  ECDSAInvalidSignatureS: () => UNSIGNED,
  SafeCastOverflowedUintDowncast: () => "Un nombre est trop grand.",
  CheckpointUnorderedInsertion: () => "Ceci est arrivé dans le désordre. Réessayez.",
  ReentrancyGuardReentrantCall: () => "Une chose à la fois : ceci a été appelé alors que c’était déjà à l’œuvre.",
  InvalidInitialization: () => BROKEN,
  NotInitializing: () => BROKEN,
  AddressEmptyCode: ([address]) => `Il n’y a pas de contrat à ${short(address)}.`,
  Error: ([reason]) => `Le contrat refuse et dit : ${quote(reason)}`,
  Panic: ([code]) =>
    code === 0x11n ? "Un nombre est trop grand ou trop petit." : `Le contrat n’y arrive pas (code ${code}).`,
};
