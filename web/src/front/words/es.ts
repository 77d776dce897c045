import type { ReactNode } from "react";
import { percentOfBps, plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  classes: "Quién decide",
  classSize: (size: string, name: string) => `${size} ${name}`,
  classWeight: (bps: number) => `${percentOfBps(bps)} del peso`,
  oneWeighs: (percent: string) => `un miembro: ${percent}`,
  classesAbout:
    "Cada clase tiene una parte fija de cada votación ponderada, y sus miembros la comparten por igual. El dinero nunca compra votos.",
  member: "Eres miembro de esta cooperativa.",
  join: (link: ReactNode) => say`¿Quieres participar? ${link}`,
  joinLink: "Mira cómo hacerte miembro",
  votes: "Votaciones abiertas",
  noVotes:
    "No hay ninguna votación abierta. Aquí los miembros deciden todo lo que la cooperativa hace con su dinero y sus normas.",
  closes: (when: ReactNode) => say`Cierra ${when}.`,
  opens: (when: ReactNode) => say`Se abre ${when}.`,
  announced: "Anunciada",
  asItStands: {
    carried: "Por ahora, aprobada",
    defeated: "Por ahora, no aprobada",
    tooFew: "Por ahora han votado muy pocos",
  },
  tookPart: (ballots: number, electorate: number) =>
    plural(electorate, `Ha votado ${ballots} de # miembro`, `Han votado ${ballots} de # miembros`),
  allVotes: "Todas las votaciones y decisiones",
  rounds: "Rondas abiertas",
  noRounds:
    "No hay ninguna ronda abierta. En una ronda los miembros reparten un dinero común entre ideas, cada cual su parte.",
  pool: (shared: string, pool: string) => `${shared} de ${pool} repartidos hasta ahora`,
  ideas: "Tiempo para ideas",
  allRounds: "Todas las rondas",
  buckets: "Ideas que necesitan dinero",
  noBuckets:
    "No se está llenando ninguna hucha. Una hucha es una idea con un precio; cualquiera puede poner dinero y lo recupera si no llega al mínimo.",
  filled: (got: string, min: string) => `${got} de al menos ${min}`,
  until: (when: ReactNode) => say`hasta ${when}`,
  allBuckets: "Todas las huchas",
  money: "El dinero de un vistazo",
  inAll: "en total",
  pots: {
    general: "Fondo general",
    reserve: "Reserva irrepartible",
    capital: "Capital social",
    rounds: "Rondas",
    buckets: "Huchas",
    funds: "Gastos básicos y fondos de contrapartida",
    members: "Cuentas propias de los miembros",
    escrow: "Participaciones de solicitantes",
    interest: "Intereses de las participaciones",
    others: "Guardado para otros",
  },
  treasury: "Toda la tesorería",
  check: (link: ReactNode) => say`No hace falta que creas a esta página: ${link}.`,
  checkLink: "comprueba tú los libros",
  latest: "Últimos asientos",
  noEntries: "Aún no se ha movido dinero. Cada movimiento quedará aquí para siempre.",
  entry: (from: string, to: string) => `De ${from} a ${to}`,
  journal: "El diario completo",
  founded: (day: ReactNode, members: string) => say`Fundada el ${day}, ${members}.`,
  dissolved: (day: ReactNode) => say`Esta cooperativa se disolvió el ${day}.`,
};
