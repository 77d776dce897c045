import type { ReactNode } from "react";
import { list, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";
import type { DateKind } from "../dates.ts";
import type { TodoKind } from "../todo.ts";

const shares = (n: number | bigint) => plural(n, "# participación", "# participaciones");

/** How many of each sort wait, in the order in which they are told. */
const groups: readonly [kinds: readonly TodoKind[], words: (n: number) => string][] = [
  [["recovery", "hearing", "takeOver"], (n) => plural(n, "# asunto de tu membresía", "# asuntos de tu membresía")],
  [["vote", "proxyVote"], (n) => plural(n, "# votación", "# votaciones")],
  [["allocate", "settleRound"], (n) => plural(n, "# ronda", "# rondas")],
  [["object", "approve", "payPayout"], (n) => plural(n, "# pago", "# pagos")],
  [["answerFlag", "openBucket", "closeBucket", "completeBucket"], (n) => plural(n, "# hucha", "# huchas")],
  [["vouch", "admit"], (n) => plural(n, "# solicitud de ingreso", "# solicitudes de ingreso")],
  [["callAgain", "queue", "execute", "review"], (n) => plural(n, "# decisión", "# decisiones")],
  [["account", "refund", "interest", "repayment"], (n) => plural(n, "dinero en # sitio", "dinero en # sitios")],
];

/** What there is to do: `subject` is what it is about, `amount` how much. */
const todos: Record<TodoKind, (subject: string, amount: string) => string> = {
  recovery: () => "Quieren pasar tu membresía a otra cartera: vétalo si no has perdido la tuya",
  hearing: () => "Has recibido un aviso de expulsión: expón tu caso",
  takeOver: () => "Se ofrece un miembro a esta cartera: hazte cargo",
  vote: (subject) => `Vota: ${subject}`,
  proxyVote: (subject) => `Vota por quienes representas: ${subject}`,
  allocate: (subject, amount) => `Reparte los ${amount} que te quedan: ${subject}`,
  object: (subject, amount) => `Objeta, si hace falta: un pago de ${amount} de ${subject}`,
  approve: (subject, amount) => `Aprueba u objeta: un pago de ${amount} de ${subject}`,
  answerFlag: (subject) => `Responde a los avisos sobre tu hucha: ${subject}`,
  openBucket: (subject) => `Abre tu idea para que se llene: ${subject}`,
  closeBucket: (subject) => `Cierra tu hucha: ${subject}`,
  payPayout: (subject, amount) => `Haz que se paguen ${amount} de tu hucha: ${subject}`,
  completeBucket: (subject) => `Informa sobre tu hucha, está todo gastado: ${subject}`,
  vouch: (subject) => `Avala a alguien que quiere entrar en: ${subject}`,
  admit: (subject) => `Decide sobre alguien que quiere entrar en: ${subject}`,
  callAgain: (subject) => `Votaron muy pocos: convoca una segunda votación sobre ${subject}`,
  queue: (subject) => `Se aprobó, ponlo en marcha: ${subject}`,
  execute: (subject) => `Ejecuta lo que se decidió: ${subject}`,
  settleRound: (subject) => `Liquida la ronda que se ha cerrado: ${subject}`,
  review: (subject) => `La revisión está atrasada, cuenta cómo fue: ${subject}`,
  account: (_, amount) => `Saca ${amount} de la tesorería`,
  refund: (subject, amount) => `Recupera ${amount} de ${subject}`,
  interest: (_, amount) => `Cobra ${amount} de intereses de tus participaciones`,
  repayment: () => "Haz que te reembolsen tus participaciones, es tu turno",
};

const dates: Record<DateKind, (subject: string) => string> = {
  voteOpens: (subject) => `Se abre la votación: ${subject}`,
  voteCloses: (subject) => `Se cierra la votación: ${subject}`,
  roundOpens: (subject) => `Empieza el reparto: ${subject}`,
  roundCloses: (subject) => `Se cierra la ronda: ${subject}`,
  bucketCloses: (subject) => `Se cierra la hucha: ${subject}`,
  review: (subject) => `Revisión: ${subject}`,
  hearing: () => "Termina tu audiencia",
  repayment: () => "Tus participaciones se pueden reembolsar, como pronto",
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
    title: "Para ti",
    leadNobody: "Lo que te espera en esta cooperativa: votaciones, rondas, pagos y dinero que es tuyo.",
    connectTo: "para ver lo que te espera.",
    noMember: (wallet: ReactNode, join: ReactNode) => say`La cartera ${wallet} no es de ningún miembro. ${join}`,
    toJoin: "Hazte miembro",
    member: (member: ReactNode, day: ReactNode, held: ReactNode) =>
      say`Eres ${member} desde el ${day} y tienes ${held}.`,
    shares: (n: bigint, worth: string) => `${shares(n)} (${worth})`,
    todo: "Lo que te espera",
    nothing: "No te espera nada. Que tengas un buen día.",
    waiting: (groups_: string) => `Te esperan: ${groups_}.`,
    until: (when: ReactNode) => say`termina ${when}`,
    dates: "Fechas",
    noDates: "No hay fechas próximas.",
    moreDates: (n: number) => plural(n, "# más en el archivo de calendario.", "# más en el archivo de calendario."),
    calendar: "Descargar para tu calendario",
    calendarHint:
      "Un archivo con todas las fechas tal como están ahora. Cárgalo de nuevo cuando haya nuevas votaciones o rondas.",
  },
  money: {
    title: "Tu dinero en la tesorería",
    empty: "Aquí no hay nada para ti. Llegan aquí las devoluciones, las participaciones reembolsadas y los intereses.",
    ofMember: (n: number) => `cuenta del miembro ${n}`,
    ofWallet: "cuenta de esta cartera",
    take: (amount: string) => `Sacar ${amount}`,
    said: (amount: string) => `Sacar ${amount} de la tesorería`,
    elsewhere: "A otra cartera, si la tuya no puede recibirlo",
    otherWallet: "La otra cartera",
    noWallet: "Esto no es la dirección de una cartera.",
  },
  wallet: {
    title: "Tu cartera",
    change: "Pasar a otra cartera tuya",
    changeHint:
      "Tu número, tus votos, tus participaciones y tu dinero van contigo. La ofreces aquí y te haces cargo con la cartera nueva en un plazo de 30 días.",
    newWallet: "La cartera nueva",
    sameWallet: "Esta es la cartera que tienes.",
    offer: "Ofrecer",
    offerSaid: (wallet: string) => `Ofrecer tu membresía a ${wallet}`,
    offered: (wallet: ReactNode) => say`Has ofrecido tu membresía a ${wallet}. Conecta esa cartera para hacerte cargo.`,
    keep: "Conservar esta cartera",
    keepSaid: "Anular el cambio de tu cartera",
    recovery: (wallet: ReactNode, when: ReactNode) =>
      say`Los miembros decidieron que tu cartera se ha perdido: ${wallet} puede hacerse cargo ${when}. Si aún tienes la tuya, vétalo.`,
    veto: "Vetar: aún tengo mi cartera",
    vetoSaid: "Vetar la recuperación de tu cartera",
    offeredToYou: (member: ReactNode, when: ReactNode) =>
      say`${member} se ofrece a esta cartera; la oferta termina ${when}.`,
    possibleFrom: (when: ReactNode) => say`Será posible ${when}; hasta entonces la cartera antigua puede vetarlo.`,
    alreadyMember: "Esta cartera ya es de un miembro, así que solo puede hacerse cargo del dinero.",
    takeOver: "Hacerme cargo",
    takeOverSaid: (member: string) => `Hacerte cargo de ${member}`,
    lost: "¿Has perdido tu cartera? Los miembros pueden pasarte a una nueva por resolución: pide a alguien que lo proponga.",
  },
  change: {
    title: "Tu clase",
    summary: "Cambiar a otra clase",
    hint: "Vale para lo que se abra desde ahora: las votaciones y rondas abiertas mantienen la clase que tienes.",
    into: "Cambiar a la clase",
    switch: "Cambiar ahora",
    ask: "Solicitarlo",
    switchSaid: (className: string) => `Cambiar a la clase ${className}`,
    askSaid: (className: string) => `Solicitar el cambio a la clase ${className}`,
    tooFew: (min: bigint) => `En esa clase se tienen al menos ${shares(min)}: compra más antes.`,
    tooSoon: (when: ReactNode) => say`Has cambiado hace poco; podrás hacerlo de nuevo ${when}.`,
  },
  leaving: {
    title: "Marcharte",
    summary: "Terminar mi membresía",
    atOnce: "Dejas de ser miembro al momento. Nadie puede impedirlo y nadie puede deshacerlo.",
    votes: "Los votos que has emitido se quedan. No emites más, y termina tu representación.",
    shares: (n: bigint, notice: number) =>
      `Tus ${shares(
        n,
      )} siguen siendo tuyas. Pídelas en la página del capital social: se reembolsan por turno, como pronto al cabo de ${duration(
        notice,
      )}, y pasados tres años, frene lo que frene a los demás.`,
    money: "Lo que hay en tu cuenta de la tesorería sigue siendo tuyo.",
    buckets: (titles: readonly string[]) => `Eres responsable de ${list(titles)}: traspásalo o termínalo antes.`,
    again: "Si vuelves, recibes un número nuevo y empiezas de nuevo.",
    sure: "Lo he leído y quiero marcharme.",
    resign: "Dejar la cooperativa",
    said: "Terminar tu membresía",
  },
};
