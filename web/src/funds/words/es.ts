import type { ReactNode } from "react";
import { say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  title: "Apartado con una regla",
  purse: {
    permit: (amount: string) => `Permitir que la tesorería tome ${amount} de tu cartera`,
    sign: (amount: string, until: string) =>
      `Firma que la tesorería puede tomar ${amount} de tu cartera, una vez, hasta el ${until}`,
    withdraw: "Retirar un permiso anterior, que era por menos",
  },
  standing: {
    title: (bucket: string) => `Presupuesto fijo: ${bucket}`,
    every: (amount: string, period: string, bucket: ReactNode, paid: string) =>
      say`${amount} cada ${period} para ${bucket}, antes de que los miembros repartan nada; ${paid} hasta ahora.`,
    due: (amount: string) => `Ya tocan ${amount}.`,
    next: (when: ReactNode) => say`La próxima cantidad toca ${when}.`,
    ended: "Se ha dado por terminado.",
    locked: (amount: string) => `${amount} reservados para gastos básicos`,
    lockedMeans: "Los miembros no pueden darle otro uso.",
    nothingLocked: "No hay nada reservado: lo que toque sale antes que nada del presupuesto de la próxima ronda.",
    pay: "Pagar lo que toca",
    paying: (bucket: string) => `Poner lo que toca en «${bucket}»`,
  },
  fund: {
    title: (fund: string) => `Fondo de contrapartida: ${fund}`,
    doubles: (buckets: ReactNode, perFunder: string, perBucket: string, when: ReactNode) =>
      say`Dobla lo que se da a ${buckets}, hasta ${perFunder} por financiador y ${perBucket} por hucha, mientras le quede; termina ${when}.`,
    doubled: (buckets: ReactNode, perFunder: string, perBucket: string, day: ReactNode) =>
      say`Dobló lo que se daba a ${buckets}, hasta ${perFunder} por financiador y ${perBucket} por hucha, hasta el ${day}.`,
    noBucket: "ninguna hucha todavía",
    matched: (amount: string) => `${amount} añadidos a lo que otros dieron`,
    left: (amount: string) => `quedan ${amount}`,
    finish: "Devolver el resto al fondo general",
    finishing: (fund: string) => `Devolver el resto de «${fund}» al fondo general`,
    sponsor: "Aportar a este fondo",
    sponsorMeans: "Tu dinero dobla lo que dan otros. Se da para siempre: lo que sobre al final pasa al fondo general.",
    amount: (symbol: string) => `Cantidad en ${symbol}`,
    holds: (balance: string) => `Tu cartera tiene ${balance}.`,
    tooMuch: "Es más de lo que tiene tu cartera.",
    twoSteps:
      "Hay que confirmar dos cosas: primero que la tesorería pueda tomar justo esta cantidad, y luego la aportación.",
    give: "Dar al fondo",
    giving: (amount: string, fund: string) => `Dar ${amount} al fondo «${fund}»`,
    connect: "para aportar a este fondo.",
  },
};
