import type { ReactNode } from "react";
import { duration } from "../../ui/time.ts";
import { number, percentOfBps, plural, say } from "../../words/format.ts";

const shares = (n: number | bigint) => plural(n, "# participación", "# participaciones");

export const words: typeof import("./en.ts")["words"] = {
  page: {
    title: "Capital social",
    lead: "Lo que han aportado los miembros. Se devuelve por su valor nominal, no se puede vender y nunca da un voto.",
    all: "Todas las participaciones",
    connectTo: "para ver tus participaciones.",
    total: (issued: bigint, holders: number) => `en ${shares(issued)} de ${plural(holders, "# miembro", "# miembros")}`,
    par: (par: string) =>
      `Una participación cuesta ${par} (valor nominal), y eso es lo que vuelve: nunca más, y menos solo si todas soportan una pérdida por igual.`,
    noVote: "Cada miembro tiene su voto, con una participación, con mil o con ninguna.",
    withdrawal: (notice: number, lock: number) =>
      `Reembolso: al cabo de ${duration(notice)} de haberlo pedido, estrictamente por orden de petición` +
      `${lock === 0 ? "." : `. Las participaciones no se pueden pedir durante los primeros ${duration(lock)}.`}`,
    limits: (capBps: number, floor?: string) =>
      `${
        capBps === 10_000
          ? "No hay tope a lo que se reembolsa en un año."
          : `Se reembolsa como mucho el ${percentOfBps(
              capBps,
            )} de las participaciones al año, contado desde la fundación.`
      }${
        floor === undefined ? "" : ` Entre el fondo general y el capital deben quedar ${floor}.`
      } Los miembros pueden suspender el reembolso.`,
    interest: (capBps: number) =>
      `El interés es como mucho del ${percentOfBps(capBps)} al año, y solo si los miembros lo declaran.`,
    repaid: (n: bigint) => `Hasta ahora se han reembolsado ${shares(n)}.`,
    legal:
      "La ley solo llama capital social al de una cooperativa registrada. Esto es un registro de trabajo: pregunta quién lo respalda antes de aportar mucho.",
    noMember: (join: ReactNode) => say`Esta cartera no tiene participaciones: solo las tienen los miembros. ${join}`,
    toJoin: "Hazte miembro",
    mine: "Tus participaciones",
    oldNumber: (n: number) => `Tus participaciones como antiguo miembro ${n}`,
    shares,
    held: (held: ReactNode, worth: string) => say`Tienes ${held}, que valen ${worth} por su valor nominal.`,
    queued: (n: bigint) =>
      plural(
        n,
        "Has pedido el reembolso de # y espera en la cola.",
        "Has pedido el reembolso de # y esperan en la cola.",
      ),
    statement: (movements: number) => `Extracto (${plural(movements, "# movimiento", "# movimientos")})`,
    download: "Descargar como tabla (CSV)",
    fileName: (n: number) => `participaciones-del-miembro-${n}.csv`,
    change: (n: bigint) => (n > 0n ? `+${number(n)}` : `−${number(-n)}`),
    balance: (held: bigint, worth: string) => `después ${shares(held)}, ${worth}`,
    interestTitle: "Intereses",
    noInterest: "Aún no se ha declarado ningún interés. Los miembros deciden por resolución si lo hay.",
    proposeInterest: "Proponer que se declaren intereses",
    declared: (from: ReactNode, to: ReactNode, bps: number) => say`${from} a ${to}: ${percentOfBps(bps)} al año`,
    together: (amount: string) => `${amount} para todas las participaciones.`,
    yourPart: (amount: string) => `Lo tuyo: ${amount}.`,
  },
  csv: {
    columns: [
      "momento",
      "movimiento",
      "participaciones",
      "importe",
      "participaciones en poder",
      "valor nominal total",
      "moneda",
      "transacción",
    ],
    kinds: {
      subscribed: "suscritas",
      repaid: "reembolsadas",
      writtenDown: "valor nominal rebajado",
      interest: "intereses abonados",
    },
  },
  buy: {
    title: "Comprar más",
    shares: (par: string) => `Participaciones, a ${par} cada una`,
    buy: "Comprar participaciones",
    said: (n: number, cost: string) => `Comprar ${shares(n)} por ${cost}`,
    cost: (cost: string, balance: string) => `Pagas ${cost}; tu cartera tiene ${balance}.`,
    tooDear: (missing: string) => `A tu cartera le faltan ${missing}.`,
    twoSteps: "Confirmas más de una vez: primero deja que la tesorería tome el dinero.",
    most: (most: number, lock: number) =>
      `Puedes comprar ${number(most)} más.${
        lock === 0 ? "" : ` Las participaciones nuevas no se pueden pedir durante ${duration(lock)}.`
      }`,
    full: (max: number, className: string) => `Tienes el máximo de la clase ${className}: ${shares(max)}.`,
    tooFew: (min: number, className: string) =>
      `En la clase ${className} se tienen al menos ${shares(
        min,
      )}. A quien le falten al cabo de un año puede perder su membresía.`,
  },
  withdraw: {
    title: "Pedir el reembolso",
    shares: (most: bigint) => `Participaciones, como mucho ${number(most)}`,
    ask: "Pedir el reembolso",
    said: (n: number, worth: string) => `Pedir el reembolso de ${shares(n)}, ${worth} por su valor nominal`,
    none: "Ahora no hay participaciones que puedas pedir.",
    locked: (n: bigint, until: ReactNode) =>
      say`${plural(n, "# participación está bloqueada", "# participaciones están bloqueadas")} hasta el ${until}.`,
    least: (n: bigint, className: string) =>
      `En la clase ${className} se conservan al menos ${shares(n)}; quien se marcha puede pedirlas todas.`,
    then: (notice: number) =>
      `Se paga en tu cuenta de la tesorería, como pronto dentro de ${duration(notice)}, cuando llegue tu turno.`,
  },
  claim: {
    due: (amount: string) => `Intereses que aún no has cobrado: ${amount}.`,
    claim: "Cobrar los intereses",
    said: (amount: string) => `Cobrar ${amount} de intereses en tu cuenta`,
  },
  redeem: {
    why: "La cooperativa se ha disuelto: las participaciones se reembolsan al momento, en tu cuenta de la tesorería.",
    redeem: "Reembolsar todas mis participaciones",
  },
  queue: {
    title: "Quién espera el reembolso",
    lead: "Por orden de llegada. Todo el mundo puede ver la cola, y cualquiera puede hacer que se pague a quien va primero.",
    suspended: "El reembolso está suspendido hasta que los miembros decidan continuar.",
    proposeResume: "Proponer que se continúe",
    proposeSuspension: "Proponer que se suspenda el reembolso",
    empty: "Nadie espera. Quien pide el reembolso de participaciones figura aquí hasta que se le pagan.",
    cap: (left: bigint, cap: bigint, until: ReactNode) =>
      say`El tope de este año deja ${shares(left)} de ${number(cap)}, hasta el ${until}.`,
    floor: (n: bigint) => `Hay dinero libre para ${shares(n)}.`,
    you: "Tú",
    waits: (n: bigint, worth: string) => `${shares(n)}, ${worth}`,
    asked: (day: ReactNode, n: bigint) => say`Pidió ${number(n)} el ${day}.`,
    ahead: (n: number, sharesAhead: bigint) =>
      n === 0
        ? "Va en primer lugar."
        : `Delante hay ${plural(n, "# petición", "# peticiones")} con ${shares(sharesAhead)}.`,
    payable: "Se puede pagar ahora, hasta donde lleguen el dinero y el tope de este año.",
    earliest: (day: ReactNode) => say`Pagadero como pronto el ${day}.`,
    holds: {
      dissolved: "La cooperativa se ha disuelto: sus miembros reciben el reembolso directamente.",
      suspended: "El reembolso está suspendido.",
      notice: "El preaviso aún no ha terminado.",
      cap: "El tope de este año lo agotan quienes van delante.",
      floor: "De momento no hay suficiente dinero libre.",
    },
    outOfTurn: (day: ReactNode) => say`El miembro se ha marchado, así que se le paga fuera de turno desde el ${day}.`,
    more: (rest: number) => `Mostrar más de ${number(rest)}`,
    cancel: "Conservar mis participaciones",
    cancelSaid: (n: bigint) => `Retirar la petición de ${shares(n)}`,
    payOutOfTurn: "Reembolsar fuera de turno a quien se marchó",
    notYet: "A quien va primero aún no se le puede pagar.",
    anybody: "A quien va primero se le puede pagar. Cualquiera puede hacerlo; el dinero va al miembro.",
    pay: "Pagar a quien va primero",
  },
};
