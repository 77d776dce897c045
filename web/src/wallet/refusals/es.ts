import { dateTime, duration } from "../../ui/time.ts";
import { number, percentOfBps, plural, short } from "../../words/format.ts";
import type { Refusals } from "./index.ts";

const quote = (name: string) => `«${name}»`;
const shares = (n: bigint | number) => plural(n, "# participación", "# participaciones");
const parts = (n: bigint | number) => plural(n, "# parte", "# partes");
const none = (n: bigint | number) => (BigInt(n) === 0n ? "ninguna" : number(n));

const BUCKET_STATES = [
  "desconocida",
  "todavía una idea",
  "llenándose",
  "financiada",
  "terminada",
  "cerrada: no llegó a su mínimo",
  "cancelada",
];
const PAYOUT_STATES = [
  "desconocido",
  "pedido",
  "llevado a la asamblea",
  "confirmado",
  "pagado",
  "retirado",
  "rechazado",
];
const VOTE_STATES = [
  "aún no se ha abierto",
  "está abierta",
  "fue retirada",
  "fue rechazada",
  "fue aprobada",
  "fue aprobada y espera a ejecutarse",
  "ha caducado",
  "ya se ha ejecutado",
];

const OFFICERS = "Solo una resolución de los miembros, o un cargo responsable que nombraron, puede hacer esto.";
const BROKEN = "Una cooperativa no se puede constituir de esta manera.";
const UNSIGNED = "Esta firma no es válida.";
const INNER = "Solo los propios contratos de la cooperativa llaman a esto.";
const MEMBERS_ONLY = "Solo una resolución de los miembros puede hacer esto.";
const INCOMPLETE = "Esta propuesta está incompleta: cada cosa por hacer necesita un destino y una llamada.";

export const refusals: Refusals = {
  // miembros y participaciones
  AlreadyMember: ([wallet]) => `La cartera ${short(wallet)} ya pertenece a un miembro.`,
  NotMember: () => "Solo los miembros pueden hacer esto, y esta cartera no pertenece a ninguno.",
  ClassNotOpen: ([class_], n) => `La clase ${quote(n.class(class_))} no está abierta a todos: pide que te admitan.`,
  ClassFull: ([class_], n) => `La clase ${quote(n.class(class_))} está completa.`,
  SameClass: ([class_], n) => `Ya eres de la clase ${quote(n.class(class_))}.`,
  TooSoonToSwitch: ([, from]) => `Cambiaste de clase hace poco, y puedes volver a hacerlo desde el ${dateTime(from)}.`,
  AlreadyRequested: () => "Ya lo has pedido. Retira antes esa petición.",
  NotRequested: ([wallet]) => `${short(wallet)} no ha pedido que se le admita, o ya tiene respuesta.`,
  NotYoursToAnswer: () => "Solo una resolución de los miembros puede responder a esta petición.",
  NotYetAppealable: ([from]) =>
    `Puedes recurrir ante los miembros desde el ${dateTime(from)}, si para entonces nadie ha respondido.`,
  NoVouching: ([class_], n) => `La clase ${quote(n.class(class_))} no admite por avales.`,
  NotOfClass: ([, class_], n) => `Solo la clase ${quote(n.class(class_))} puede avalar a quien lo pide.`,
  AlreadyVouched: () => "Ya has avalado a esta persona.",
  InvitationOver: ([deadline]) => `Esta invitación valía hasta el ${dateTime(deadline)}.`,
  InvitationUsed: () => "Esta invitación ya se ha usado o retirado.",
  NotInvited: () => "Esta invitación no viene de quien puede admitir en esa clase.",
  NotTheCode: () => "El código de la invitación no corresponde a tu cartera.",
  RollOver: () => "Ya nadie puede entrar desde esta lista.",
  NotOnRoll: () => "Tu cartera no está en este puesto de la lista.",
  PlaceTaken: () => "Este puesto de la lista ya está ocupado.",
  NoNotice: ([number], n) => `No se ha avisado a ${n.member(number)}, o hace demasiado tiempo.`,
  HearingNotOver: ([number, until], n) => `Se escucha a ${n.member(number)} hasta el ${dateTime(until)}.`,
  NotLapsed: ([number], n) =>
    `${n.member(number)} tiene las participaciones que debe tener, o aún está a tiempo de pagarlas.`,
  WrongVotes: ([, most]) => `Un miembro de esta clase lleva de uno a ${plural(most, "# voto", "# votos")}.`,
  NotYourNumber: ([number], n) => `${n.member(number)} no tiene esta cartera.`,
  NotOffered: ([number], n) => `A esta cartera no se le ofrece ser ${n.member(number)}, o ya no.`,
  TooEarlyToMove: ([, from]) =>
    `Esta cartera puede tomar el relevo desde el ${dateTime(from)}; hasta entonces la antigua puede vetarlo.`,
  UnfitMemberTerms: () => "Con estas reglas no se escucharía a nadie, o una respuesta podría tardar para siempre.",
  FewerSharesThanNeeded: ([chosen, min]) => `Elegiste ${shares(chosen)}; esta clase necesita al menos ${number(min)}.`,
  ZeroWallet: () => "No se indicó ninguna cartera.",
  NoShares: () => "Elige al menos una participación.",
  OutsideHolding: ([held, min, max]) =>
    `Tendrías ${shares(held)}; los miembros de esta clase tienen de ${number(min)} a ${number(max)}.`,
  NotYourShares: ([number], n) => `Estas participaciones son de ${n.member(number)}, no tuyas.`,
  SharesLocked: ([free, until]) =>
    `Ahora puedes pedir ${free === 0n ? "ninguna" : shares(free)} de ellas, y el resto desde el ${dateTime(until)}.`,
  NotWaiting: () => "Esta retirada ya se ha pagado o anulado.",
  RepaymentSuspended: () => "Por ahora la cooperativa ha suspendido el reembolso de participaciones.",
  NotYetDue: ([, due]) => `Esto se paga fuera de turno desde el ${dateTime(due)} como pronto.`,
  StillMember: ([number], n) => `${n.member(number)} sigue siendo miembro, y espera su turno.`,
  NotDissolved: () => "La cooperativa no se ha disuelto.",
  UnfitPar: ([par, most], n) =>
    `Una participación no puede costar ${n.money(par)}: debe ser más que nada y como mucho ${n.money(most)}.`,
  UnfitShareTerms: () =>
    "Con estas reglas las participaciones podrían bloquearse para siempre, o los intereses serían más que intereses.",
  UnfitPeriod: () => "Los intereses se declaran por un tiempo ya pasado, y una sola vez.",
  InterestTooHigh: ([rate, most]) =>
    `Un interés del ${percentOfBps(rate)} es más que el ${percentOfBps(most)} que permiten los estatutos.`,
  ShortOfPar: ([received, par], n) =>
    `Las participaciones cuestan ${n.money(par)}, y solo llegaron ${n.money(received)}.`,
  SharesNotTransferable: () => "Las participaciones no se pueden transferir. Pide en su lugar que te las reembolsen.",
  // votaciones
  NotEligible: () =>
    "No puedes votar en esto: solo pueden quienes ya eran miembros cuando se abrió, desde hacía bastante tiempo y de " +
    "una clase a la que corresponde esta votación.",
  ReasonNeeded: () => "Un bloqueo necesita un motivo al que los demás puedan responder.",
  NothingToWithdraw: () => "No hay ninguna papeleta tuya que retirar.",
  TooManyCasts: () => "Has cambiado esta papeleta 24 veces. Ya no se puede cambiar más.",
  BallotExpired: ([deadline]) => `Esta papeleta firmada valía hasta el ${dateTime(deadline)}.`,
  OnlyMembersPropose: () => "Solo los miembros pueden proponer.",
  TooEarly: ([eta]) => `Esto se puede ejecutar desde el ${dateTime(eta)}.`,
  GovernorUnexpectedProposalState: ([, state]) =>
    `Ahora no es posible: la votación ${VOTE_STATES[state] ?? "ha terminado"}.`,
  GovernorNonexistentProposal: () => "No existe esa votación.",
  GovernorInvalidVoteType: () => "No existe esa opción.",
  GovernorUnableToCancel: () =>
    "Solo quien la hizo puede retirar una propuesta, y solo antes de que se abra la votación.",
  GovernorRestrictedProposer: () => "Esta propuesta está reservada a otra persona.",
  GovernorInvalidSignature: () => "La firma no corresponde a quien vota ni a esta papeleta.",
  TargetCodeChanged: () =>
    "Lo que esto llamaría ya no es lo que era cuando los miembros lo votaron, así que no se ejecuta.",
  TooLittleGas: () => "El límite de la comisión de red es demasiado bajo para esto. Súbelo en la cartera.",
  WrongValue: ([value, needed], n) => `Esto envía ${n.ether(needed)}, y llegaron ${n.ether(value)}.`,
  // representantes
  OwnProxy: () => "Ya votas por ti. Nombra a otro miembro.",
  TooManyPrincipals: ([holder, most], n) =>
    `${n.member(holder)} ya representa a ${plural(most, "# miembro", "# miembros")}, y no puede representar a más.`,
  NoProxy: () => "No tienes ningún representante que retirar.",
  NotProxy: ([, principal], n) => `${n.wallet(principal)} no te ha nombrado representante, o ya no.`,
  // orden del día
  NoSecondCall: () =>
    "Esto no se puede someter a votación por segunda vez: solo lo que no alcanzó su quórum, una vez y dentro de " +
    "treinta días.",
  TooManyOpenProposals: ([, most]) =>
    `Tienes ${plural(most, "# propuesta abierta", "# propuestas abiertas")}, y no se permiten más a la vez.`,
  QuestionBarred: ([, until]) => `Esto se rechazó hace poco. Se puede proponer de nuevo desde el ${dateTime(until)}.`,
  AlreadyProposed: () => "Esto ya se ha propuesto.",
  OnlyMembersSign: () => "Solo los miembros pueden firmar una petición.",
  AlreadySigned: () => "Ya has firmado esta petición.",
  PetitionTooSmall: ([signers, needed]) =>
    `Esta petición necesita ${plural(needed, "# firma", "# firmas")} y tiene ${none(signers)}.`,
  SignersNotRising: ([number], n) => `${n.member(number)} aparece dos veces, o fuera de orden.`,
  HasNotSigned: ([, number], n) => `${n.member(number)} no ha firmado esta petición, o se ha ido.`,
  StillOpen: () => "Esto aún no está decidido, así que todavía no puede tener resultado.",
  MayNotState: () =>
    "Solo quien lo propuso, o un cargo responsable nombrado por los miembros, puede decir qué resultó de ello.",
  // rondas
  NoSuchRound: ([round]) => `No existe la ronda ${round}.`,
  RoundClosed: ([round, closesAt], n) => `${n.round(round)} se cerró el ${dateTime(closesAt)}.`,
  RoundStillOpen: ([round, closesAt], n) => `${n.round(round)} está abierta hasta el ${dateTime(closesAt)}.`,
  NotYetAllocating: ([round, opensAt], n) =>
    `${n.round(round)} aún recoge ideas: los miembros reparten desde el ${dateTime(opensAt)}.`,
  NotInRound: ([round], n) =>
    `No participas en ${n.round(round)}: no eras miembro cuando se abrió, o no desde hacía bastante tiempo.`,
  OnRollOnly: ([round], n) => `En ${n.round(round)} solo reparte quien está en su lista, según lo que dice la lista.`,
  NotOnRoundRoll: ([round, number, units], n) =>
    `La lista de ${n.round(round)} no da ${parts(units)} a ${n.member(number)}.`,
  WrongRoll: () => "Una ronda por lista necesita la lista, y las demás no tienen ninguna.",
  CoreNotCovered: ([core, budget], n) =>
    `Los gastos básicos de ${n.money(core)} van primero, y no dejan nada del presupuesto de ${n.money(budget)}.`,
  BucketNotInRound: ([round, bucket], n) => `${quote(n.bucket(bucket))} no es una hucha de ${n.round(round)}, o ya no.`,
  BucketBlocked: ([bucket, flags, most], n) =>
    `${quote(n.bucket(bucket))} tiene ${plural(flags, "# aviso abierto", "# avisos abiertos")}, y con ${number(
      most,
    )} ` + "queda fuera de la ronda. Antes hay que resolverlos.",
  TooManyBuckets: ([buckets]) => `Elegiste ${number(buckets)} huchas; un miembro puede elegir 64.`,
  TooManyMembers: ([bucket], n) => `Tantos miembros dan a ${quote(n.bucket(bucket))} que no se pueden contar más.`,
  OverAllowance: ([units, allowance]) => `Repartiste ${parts(units)}, y tu asignación es de ${parts(allowance)}.`,
  OverCap: ([bucket, units, cap], n) =>
    `Das ${parts(units)} a ${quote(n.bucket(bucket))}, y un miembro puede dar ${number(cap)} a una hucha.`,
  OverPool: ([units, most]) =>
    `Otros llegaron antes: con las tuyas se repartirían ${parts(units)}, y solo hay ${number(most)}.`,
  BucketsNotRising: ([bucket], n) => `${quote(n.bucket(bucket))} aparece dos veces, o fuera de orden.`,
  NoUnits: ([bucket], n) => `No se da nada a ${quote(n.bucket(bucket))}.`,
  NoUnit: () => "Una ronda necesita un importe mínimo mayor que cero.",
  UnitTooSmall: ([, least], n) =>
    `El importe mínimo es demasiado pequeño para una ronda tan grande: debe ser ${n.money(least)} o más.`,
  NoDuration: () => "Una ronda necesita algo de tiempo.",
  AlreadyFinished: ([round], n) => `${n.round(round)} ya ha terminado.`,
  RoomTaken: ([bucket, room, amount], n) =>
    `En ${quote(n.bucket(bucket))} cabrían ${n.moneyOf(bucket, room)} de lo que reparten los miembros, y se le ` +
    `repartirían ${n.moneyOf(bucket, amount)}.`,
  BucketsUnsettled: ([round, unsettled], n) =>
    `A ${n.round(round)} aún le quedan por liquidar ${plural(unsettled, "# hucha", "# huchas")}.`,
  // huchas
  OnlyMembersOpen: () =>
    "Solo los miembros pueden sugerir una hucha, y otras personas solo en una ronda abierta a todos.",
  NoItems: () => "Una hucha necesita al menos un gasto.",
  PlanTooLong: ([items, tags, promises]) =>
    `Una hucha tiene como mucho 20 gastos, 8 etiquetas y 8 promesas, no ${items}, ${tags} y ${promises}.`,
  GoalsUpsideDown: ([min, max], n) =>
    `Lo mínimo que cuesta un gasto (${n.money(min)}) no puede superar lo máximo (${n.money(max)}), y este no puede ` +
    "ser cero.",
  DeadlineInThePast: ([deadline]) => `El ${dateTime(deadline)} ya ha pasado.`,
  DeadlineTooFar: ([deadline, latest]) =>
    `El ${dateTime(deadline)} queda demasiado lejos: como muy tarde, el ${dateTime(latest)}.`,
  SecondDeadlineTooEarly: ([second, deadline]) =>
    `El segundo plazo (${dateTime(second)}) debe venir después del primero (${dateTime(deadline)}).`,
  NoSuchBucket: ([bucket]) => `No existe la hucha ${bucket}.`,
  BucketNotIn: ([bucket, state, needed], n) =>
    `Esto solo es posible mientras una hucha está ${BUCKET_STATES[needed]}, y ${quote(n.bucket(bucket))} está ` +
    `${BUCKET_STATES[state]}.`,
  BucketOver: ([bucket, state], n) =>
    `Es demasiado tarde para eso: ${quote(n.bucket(bucket))} está ${BUCKET_STATES[state]}.`,
  BucketClosed: ([bucket, deadline], n) => `${quote(n.bucket(bucket))} se podía llenar hasta el ${dateTime(deadline)}.`,
  BucketInRound: ([bucket, round], n) =>
    `${quote(n.bucket(bucket))} pertenece a ${n.round(round)}, y se liquida con ella.`,
  BucketStillFilling: ([bucket, deadline], n) =>
    `${quote(n.bucket(bucket))} se puede llenar hasta el ${dateTime(deadline)}.`,
  BucketFull: ([bucket, room, amount], n) =>
    `En ${quote(n.bucket(bucket))} solo caben ${n.moneyOf(bucket, room)}; ${n.moneyOf(bucket, amount)} es demasiado.`,
  BucketHasFund: ([bucket, fund], n) =>
    `El fondo ${quote(n.fund(fund))} ya duplica lo que se da a ${quote(n.bucket(bucket))}.`,
  NothingToRefund: ([bucket], n) => `De ${quote(n.bucket(bucket))} no hay nada que devolverte.`,
  NotTheSteward: ([bucket], n) => `Solo el responsable de ${quote(n.bucket(bucket))} puede hacer esto.`,
  NotEnoughInBucket: ([bucket, left, amount], n) =>
    `A ${quote(n.bucket(bucket))} le quedan ${n.moneyOf(bucket, left)}, y se pidieron ${n.moneyOf(bucket, amount)}.`,
  PayoutsPending: ([bucket, amount], n) =>
    `De ${quote(n.bucket(bucket))} hay ${n.moneyOf(bucket, amount)} pedidos y aún sin pagar.`,
  NoSuchPromise: ([bucket, promise], n) => `${quote(n.bucket(bucket))} no hizo ninguna promesa número ${promise + 1n}.`,
  PromisesOpen: ([bucket], n) => `${quote(n.bucket(bucket))} tiene promesas a todos que aún no se han cumplido.`,
  AlreadyFlagged: ([bucket], n) => `Ya has puesto un aviso en ${quote(n.bucket(bucket))}.`,
  NotFlagged: ([bucket, number], n) =>
    `${n.member(number)} no tiene ningún aviso abierto en ${quote(n.bucket(bucket))}.`,
  OnlyThoseConcerned: ([bucket], n) =>
    `Solo los miembros, su responsable y sus financiadores opinan sobre ${quote(n.bucket(bucket))}.`,
  // pagos
  NotAPayout: ([purpose], n) => `Una hucha paga trabajo, compras y ayudas, no ${quote(n.purpose(purpose))}.`,
  NoSuchPayout: ([payout]) => `No existe el pago ${payout}.`,
  PayoutClosed: ([, state]) => `Este pago ya está ${PAYOUT_STATES[state]}.`,
  MayNotDecide: () =>
    "Sobre un pago deciden los miembros que lo eran desde hacía bastante tiempo cuando se pidió, y no quien lo pidió, " +
    "ni los responsables de la hucha, ni quien cobra.",
  AlreadyApproved: () => "Ya has aprobado este pago.",
  AlreadyObjected: () => "Ya has objetado a este pago.",
  ApprovalsMissing: ([, approvals, needed]) =>
    `Este pago necesita ${plural(needed, "# aprobación", "# aprobaciones")} y por ahora tiene ${none(approvals)}.`,
  StillWaiting: ([, from]) => `Este pago está aprobado, y espera objeciones hasta el ${dateTime(from)}.`,
  WaitingOver: ([, from]) => `Los miembros podían objetar a este pago hasta el ${dateTime(from)}.`,
  PayoutContested: ([, objections]) =>
    `${plural(objections, "# objeción llevó", "# objeciones llevaron")} este pago a la asamblea: los miembros lo ` +
    "deciden por votación.",
  NotContested: () => "Solo se puede confirmar un pago al que los miembros objetaron y que llegó así a la asamblea.",
  AboveTiers: ([amount], n) => `${n.money(amount)} es más de lo que los estatutos dejan pagar a una hucha de una vez.`,
  UnfitAllowance: () => "Una asignación necesita un período, y un cargo que los miembros hayan dado a alguien.",
  NotOfRole: ([role]) => `Solo quien tiene el cargo ${role} puede gastar su asignación.`,
  PaysOneself: () => "Nadie se paga a sí mismo de una asignación.",
  OverSpendingAllowance: ([, left, amount], n) =>
    `A la asignación le quedan ${n.money(left)} en este período, y se pidieron ${n.money(amount)}.`,
  NotABounty: ([bucket], n) => `${quote(n.bucket(bucket))} no es una recompensa: sus financiadores no nombran a nadie.`,
  NotAFunder: ([bucket], n) => `Solo quien llenó ${quote(n.bucket(bucket))} puede hacer esto.`,
  NotNamedByFunders: ([bucket, recipient, backing, raised], n) =>
    `A ${n.wallet(recipient)} le apoyan ${n.moneyOf(bucket, backing)} de los ${n.moneyOf(bucket, raised)} que dieron ` +
    "los financiadores; hace falta más de la mitad.",
  // fondos
  NoSuchStanding: ([id]) => `No existe el presupuesto fijo ${id}.`,
  StandingUnfit: () => "Un presupuesto fijo necesita un importe y un período mayores que cero.",
  TooManyStanding: ([most]) =>
    `Ya hay ${plural(most, "# presupuesto fijo", "# presupuestos fijos")}, y no caben más a la vez.`,
  NotAStandingBucket: ([bucket], n) => `${quote(n.bucket(bucket))} no es una hucha fija que aún reciba dinero.`,
  NotCovered: ([, due]) =>
    due === 0n ? "De este presupuesto fijo no toca pagar nada." : "No hay dinero apartado para gastos básicos.",
  NoSuchFund: ([fund]) => `No existe el fondo de contrapartida ${fund}.`,
  FundUnfit: () => "Un fondo de contrapartida necesita tiempo por delante, y límites mayores que cero.",
  FundOver: ([fund, until], n) => `El fondo ${quote(n.fund(fund))} duplicaba donaciones hasta el ${dateTime(until)}.`,
  FundStillMatches: ([fund, until], n) =>
    `El fondo ${quote(n.fund(fund))} duplica donaciones hasta el ${dateTime(until)}.`,
  FundEmpty: ([fund], n) => `El fondo ${quote(n.fund(fund))} está agotado.`,
  OtherAsset: () => "La hucha y el fondo guardan dinero de distinto tipo.",
  // tesorería
  AssetNotAccepted: () => "La tesorería no acepta este tipo de dinero.",
  BalanceTooLow: ([account, asset, balance, amount], n) =>
    `${quote(n.account(account))} tiene ${n.money(balance, asset)}, y hacen falta ${n.money(amount, asset)}.`,
  AccountClosedToOthers: () => "Otras personas no pueden poner dinero en esta cuenta.",
  NotAnOutflow: ([purpose], n) => `No se puede pagar dinero como ${quote(n.purpose(purpose))}.`,
  NothingMoved: () => "No hay nada que mover: el importe es cero.",
  HoldingShort: ([asset, held, booked], n) =>
    `La tesorería tiene ${n.money(held, asset)} y sus libros dicen ${n.money(booked, asset)}: no hay nada que recoger.`,
  WrongEther: ([sent, expected], n) => `La tesorería esperaba ${n.ether(expected)} y recibió ${n.ether(sent)}.`,
  NotTheMember: ([number], n) => `Solo ${n.member(number)} puede sacar dinero de esta cuenta.`,
  NotALockedBody: () => "La reserva solo puede ir a una entidad que nombren los estatutos.",
  NoRecipient: () => "No hay nadie a quien pagar.",
  ReserveTooHigh: ([, most]) => `Como mucho el ${percentOfBps(most)} de lo que se da puede ir de una vez a la reserva.`,
  OnlyCreditors: () => "La cooperativa está disuelta: su dinero paga lo que debe, y nada más.",
  StillLiquidating: ([until]) =>
    `Lo que quede de la cooperativa se entrega desde el ${dateTime(until)}, una vez disuelta.`,
  ERC20InsufficientBalance: ([, balance, needed], n) =>
    `Tu cartera tiene ${n.money(balance)}, y hacen falta ${n.money(needed)}.`,
  ERC20InsufficientAllowance: ([, allowance, needed], n) =>
    `La tesorería puede tomar ${n.money(allowance)} de tu cartera, y hacen falta ${n.money(needed)}.`,
  ERC20InvalidApprover: () => "El token no acepta este permiso.",
  ERC20InvalidReceiver: ([receiver]) => `El token no se puede enviar a ${short(receiver)}.`,
  ERC20InvalidSender: () => "El token no se puede enviar desde esta dirección.",
  ERC20InvalidSpender: () => "El token no acepta que se dé permiso a esta dirección.",
  ERC2612ExpiredSignature: ([deadline]) => `El permiso firmado valía hasta el ${dateTime(deadline)}. Fírmalo de nuevo.`,
  ERC2612InvalidSigner: () => "El permiso no lo firmó la cartera que paga. Fírmalo de nuevo.",
  FailedCall: () =>
    "Lo que esto pagaría o llamaría lo ha rechazado. Un reembolso también puede ir a otra cartera tuya.",
  InsufficientBalance: ([balance, needed], n) =>
    `La tesorería tiene ${n.ether(balance)}, y hacen falta ${n.ether(needed)}.`,
  SafeERC20FailedOperation: ([token]) => `El token ${short(token)} se negó a mover el dinero.`,
  // estatutos
  UnknownArticle: ([number]) => `Los estatutos no tienen artículo ${number}.`,
  ArticleMoved: ([, version]) =>
    `Este artículo ha cambiado desde que se propuso esto: va por la versión ${number(version)}.`,
  AlreadyDissolved: ([since]) => `La cooperativa se disolvió el ${dateTime(since)}.`,
  CapTooHigh: ([, most]) => `Quienes no son usuarios pueden tener como mucho el ${percentOfBps(most)} del peso.`,
  ClassOutsideBounds: ([, weight, floor, ceiling]) =>
    `Cada clase tiene del ${percentOfBps(floor)} al ${percentOfBps(ceiling)} del peso, no el ${percentOfBps(weight)}.`,
  UnfitClass: () => "En una clase así nadie podría votar ni ser admitido, o su peso cambiaría sin que nadie lo dijera.",
  UnknownClass: ([class_]) => `Los estatutos no conocen la clase ${class_}.`,
  UnknownKind: ([slot]) => `Los estatutos no conocen el tipo de resolución ${slot}.`,
  UnfitKind: ([slot]) => `Con este tipo de resolución (${slot}) nunca se podría aprobar nada, o nadie podría votar.`,
  TiersNotRising: ([tier]) =>
    `Cada tramo debe superar al anterior, con al menos una aprobación y una objeción; el número ${tier} no lo hace.`,
  WrongHolding: ([min, max]) =>
    `Una clase no puede pedir al menos ${number(min)} participaciones y permitir como mucho ${number(max)}.`,
  WrongNumberOfClasses: ([classes]) => `Una cooperativa tiene de una a ocho clases, no ${classes}.`,
  WrongNumberOfKinds: ([kinds]) => `Una cooperativa tiene de uno a dieciséis tipos de resolución, no ${kinds}.`,
  WeightsNotWhole: ([sum]) => `Los pesos de todas las clases deben sumar 100 %, y suman ${percentOfBps(sum)}.`,
  NoUserClass: () => "Al menos una clase debe ser de usuarios.",
  NonUsersTooHeavy: ([weight, cap]) =>
    `Quienes no son usuarios tendrían el ${percentOfBps(weight)} del peso, y pueden tener el ${percentOfBps(cap)}.`,
  KindTooWeak: () => "Esto necesita un tipo de resolución más estricto que el elegido.",
  WeightsMoved: () => "Los pesos de las clases han cambiado desde que se propuso esto.",
  UnevenCalls: () => INCOMPLETE,
  UnfitAgenda: () => "Con estas reglas ningún miembro podría proponer nada, o ninguna petición podría prosperar.",
  // fundación
  NoFounders: () => "Una cooperativa necesita fundadores.",
  AlreadyFounded: () => "Esta cooperativa ya se ha fundado.",
  ConsentsMissing: ([consents, founders]) =>
    `Han firmado ${number(consents)} de ${plural(founders, "# fundador", "# fundadores")}.`,
  ConsentExpired: ([founder, deadline]) => `La firma de ${short(founder)} valía hasta el ${dateTime(deadline)}.`,
  NoConsent: ([founder]) => `${short(founder)} no ha firmado esta carta.`,
  CurrencyNotAccepted: () => "La tesorería debe aceptar la propia moneda de la cooperativa.",
  NoCode: ([address]) => `No hay ningún contrato en ${short(address)}.`,
  CloneArgumentsTooLong: () => BROKEN,
  Create2EmptyBytecode: () => BROKEN,
  FailedDeployment: () => BROKEN,
  InvalidShortString: () => BROKEN,
  StringTooLong: () => BROKEN,
  // poder
  NotMembers: () => INNER,
  NotAssembly: () => INNER,
  NotRounds: () => INNER,
  NotBuckets: () => INNER,
  NotPayouts: () => INNER,
  NotFunds: () => INNER,
  NotARoom: () => INNER,
  NoRelay: () => "La asamblea no actúa por otros.",
  NoParams: () => "Una papeleta lleva una opción y un motivo, y nada más.",
  SignTypedBallot: () => "No se acepta este tipo de papeleta firmada.",
  ExecutorIsFixed: () => "El ejecutor de la cooperativa no se puede sustituir.",
  HoldsNoMoney: () => "El dinero va a la tesorería, no al ejecutor.",
  NotExecutor: () => MEMBERS_ONLY,
  AccessManagedUnauthorized: () => OFFICERS,
  AccessManagedRequiredDelay: ([, delay]) =>
    `Un cargo responsable lo anuncia primero, y lo hace pasado este tiempo: ${duration(delay)}.`,
  AccessManagedInvalidAuthority: () => INNER,
  AccessManagerUnauthorizedAccount: () => OFFICERS,
  AccessManagerUnauthorizedCall: () => OFFICERS,
  AccessManagerUnauthorizedCancel: () => OFFICERS,
  AccessManagerUnauthorizedConsume: () => INNER,
  AccessManagerAlreadyScheduled: () => "Esto ya se ha anunciado.",
  AccessManagerNotScheduled: () => "Esto no se ha anunciado.",
  AccessManagerNotReady: () => "Esto se anunció, y aún no ha llegado su momento.",
  AccessManagerExpired: () => "Esto se anunció hace demasiado tiempo. Hay que anunciarlo de nuevo.",
  AccessManagerBadConfirmation: () => "Un cargo lo devuelve quien lo tiene, y nadie más.",
  AccessManagerLockedRole: ([role]) => `El cargo ${role} no se puede cambiar.`,
  AccessManagerLockedFunction: () => "Quién puede hacer esto no se puede cambiar.",
  AccessManagerInvalidInitialAdmin: () => BROKEN,
  AccessControlUnauthorizedAccount: () => INNER,
  AccessControlBadConfirmation: () => INNER,
  // aquello sobre lo que está construido
  GovernorAlreadyCastVote: () => "Esta papeleta ya se ha emitido.",
  GovernorAlreadyQueuedProposal: () => "Esto ya se ha puesto en marcha.",
  GovernorDisabledDeposit: () => "El dinero va a la tesorería, no a la asamblea.",
  GovernorInsufficientProposerVotes: () => "Solo los miembros pueden proponer.",
  GovernorInvalidProposalLength: () => INCOMPLETE,
  GovernorInvalidVoteParams: () => "Una papeleta lleva una opción y un motivo, y nada más.",
  GovernorInvalidVotingPeriod: () => "Una votación necesita algo de tiempo.",
  GovernorOnlyExecutor: () => MEMBERS_ONLY,
  GovernorProposalQueueingFailed: () => "Esto no se pudo poner en marcha.",
  GovernorProposalQueueingNotRequired: () => "No hace falta poner esto en marcha antes.",
  TimelockInsufficientDelay: () => INNER,
  TimelockInvalidOperationLength: () => INNER,
  TimelockUnauthorizedCaller: () => INNER,
  TimelockUnexecutedPredecessor: () => "Antes de esto hay que ejecutar otra cosa.",
  TimelockUnexpectedOperationState: () => "Esto no está en marcha, aún no toca, o ya se ha ejecutado.",
  InvalidAccountNonce: () => "Esta firma ya se ha usado, u otra ha ocupado su lugar.",
  ECDSAInvalidSignature: () => UNSIGNED,
  ECDSAInvalidSignatureLength: () => UNSIGNED,
  ECDSAInvalidSignatureS: () => UNSIGNED,
  SafeCastOverflowedUintDowncast: () => "Un número es demasiado grande.",
  CheckpointUnorderedInsertion: () => "Esto ocurrió fuera de orden. Inténtalo de nuevo.",
  ReentrancyGuardReentrantCall: () => "Una cosa cada vez: se llamó a esto mientras ya estaba trabajando.",
  InvalidInitialization: () => BROKEN,
  NotInitializing: () => BROKEN,
  AddressEmptyCode: ([address]) => `No hay ningún contrato en ${short(address)}.`,
  Error: ([reason]) => `El contrato lo rechaza y dice: ${quote(reason)}`,
  Panic: ([code]) =>
    code === 0x11n
      ? "Un número es demasiado grande o demasiado pequeño."
      : `El contrato no puede con esto (código ${code}).`,
};
