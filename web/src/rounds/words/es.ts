import type { ReactNode } from "react";
import type { Phase } from "../round.ts";
import type { RollProblem } from "../roll.ts";
import { plural, say } from "../../words/format.ts";

const phases: Record<Phase, string> = {
  ideas: "Tiempo de ideas",
  sharing: "En reparto",
  settling: "Por liquidar",
  finished: "Terminada",
};

const rollProblems: Record<RollProblem, string> = {
  unreadable: "Esto no es una lista de repartos.",
  otherRoll: "Esta no es la lista que decidieron los miembros.",
  notOnRoll: "No estás en esta lista.",
};

export const words: typeof import("./en.ts")["words"] = {
  phases,
  list: {
    title: "Rondas",
    lead: "En una ronda, los miembros reparten entre huchas un dinero de la cooperativa: cada cual tiene una parte que dar y puede moverla hasta el cierre.",
    open: "Abiertas ahora",
    noneOpen: "Ahora mismo no hay ninguna ronda abierta.",
    past: "Rondas pasadas",
    empty:
      "Todavía no ha habido ninguna ronda. En una ronda los miembros apartan una cantidad, quien tiene una idea propone una hucha para ella y cada miembro reparte su parte entre las huchas. La hucha que llega a su mínimo recibe el dinero; de la que no llega no se gasta nada.",
    emptyDo: "Una ronda empieza con una votación. Cualquier miembro puede proponerla.",
    propose: "Proponer una ronda",
  },
  named: (number: number) => `Ronda ${number}`,
  none: {
    title: "Esa ronda no existe",
    text: "Los libros de esta cooperativa no conocen ninguna ronda con este número.",
    back: "Ver todas las rondas",
  },
  suggest: "Proponer una hucha",
  see: "Ver la ronda",
  shareOut: "Repartir tu parte",
  look: "Ver en qué quedó",
  settleIt: "Liquidarla",
  when: {
    ideas: (opens: ReactNode, closes: ReactNode) =>
      say`Se reúnen ideas hasta que los miembros repartan, ${opens}. Se cierra ${closes}.`,
    sharing: (closes: ReactNode) => say`Todo se puede mover hasta que se cierre ${closes}.`,
    over: (day: ReactNode) => say`Se cerró el ${day}.`,
  },
  pool: {
    title: "El dinero",
    shared: (shared: ReactNode, pool: string) => say`${shared} de ${pool} repartidos hasta ahora`,
    wasShared: (shared: ReactNode, pool: string) => say`${shared} de ${pool} fueron a huchas`,
    taking: (n: number) => plural(n, "# miembro ha repartido algo.", "# miembros han repartido algo."),
    buckets: (n: number) => plural(n, "# hucha", "# huchas"),
    ideas: (n: number) => plural(n, "# idea sin abrir todavía", "# ideas sin abrir todavía"),
    restCarries: "Lo que sobre se queda para la próxima ronda.",
    restReturns: "Lo que sobre vuelve al fondo general.",
    rest: (amount: string) => `Sobraron ${amount}.`,
    came: "De dónde sale",
    budget: (amount: string) => `${amount} del presupuesto`,
    core: (amount: string) => `menos ${amount} de gastos básicos que tocaban antes`,
    carried: (amount: string) => `más ${amount} que sobraron de rondas anteriores`,
    added: (amount: string) => `más ${amount} añadidos después`,
    makes: (amount: string) => `son ${amount} para repartir`,
    decided: (vote: ReactNode) => say`Se decidió en una votación: ${vote}.`,
  },
  who: {
    title: "Quién reparte cuánto",
    equal: (amount: string, day: ReactNode) =>
      say`Quienes eran miembros el ${day} tienen lo mismo: ${amount} por cada voto.`,
    byClass: (day: ReactNode) =>
      say`Quienes eran miembros el ${day}; cada clase, en conjunto, tanto como su peso, y lo mismo por cada voto dentro de ella.`,
    class: "Clase",
    weight: "Peso",
    each: "Por cada voto",
    byRoll: "Una lista dice quién reparte cuánto; los miembros la decidieron junto con la ronda.",
    cap: (amount: string) => `Nadie pone más de ${amount} en una misma hucha.`,
    unit: (amount: string) => `En pasos de ${amount}.`,
    yours: (amount: string) => `Tú tienes ${amount}.`,
    notYet: "Cuando se abrió esta ronda no llevabas suficiente tiempo como miembro. Participarás en otra más adelante.",
  },
  guidelines: {
    title: "Cómo deberían ser las huchas",
    openToAll: "También quien no es miembro puede proponer huchas.",
    flags: (n: number) => plural(n, "# aviso abierto deja fuera una idea.", "# avisos abiertos dejan fuera una idea."),
    more: (uri: ReactNode) => say`Más información: ${uri}`,
  },
  ideas: {
    title: "Ideas a la espera",
    lead: "Se puede hablar de ellas. Los miembros podrán darles algo cuando sus responsables las abran.",
  },
  buckets: {
    title: "Huchas",
    none: "Todavía no se ha abierto ninguna hucha en esta ronda.",
    noneDo: "Quien propone una puede abrirla al momento.",
    reaches: "Si la ronda se cerrara ahora, quedaría financiada.",
    misses: (amount: string) =>
      `Si la ronda se cerrara ahora, le faltarían ${amount} para su mínimo y no recibiría nada.`,
    funded: (amount: string) => `Financiada, con ${amount} de la ronda.`,
    failed: "No llegó a su mínimo: no se gastó nada.",
    undecided: "Todavía sin liquidar.",
    cancelled: "Cancelada después.",
    willFund: "Ha llegado a su mínimo: al liquidarla se mueve el dinero.",
    willFail: "No ha llegado a su mínimo: al liquidarla no se mueve nada.",
  },
  slider: {
    label: (title: string) => `Tu parte para ${title}`,
    amount: (title: string, symbol: string) => `Cantidad para ${title} en ${symbol}`,
    saved: (amount: string) => `Guardado hasta ahora: ${amount}.`,
    tooMuch: (amount: string) => `Ahora solo caben ${amount} de lo tuyo. Retira algo para poder guardar.`,
  },
  allowance: {
    left: (left: ReactNode, all: string) => say`Te quedan ${left} de tus ${all} por repartir`,
    over: (amount: string, all: string) => `Son ${amount} más que tus ${all}. Retira algo para poder guardar.`,
    overPool: (amount: string) =>
      `La lista promete más de lo que hay: ahora te quedan ${amount}. Retira algo para poder guardar.`,
    tooMany: (n: number) => `Nadie reparte entre más de ${n} huchas.`,
    unsaved: "Sin guardar todavía.",
    saved: "Esto es lo que has guardado.",
    nothing: "Todavía no has repartido nada.",
    save: "Guardar mi reparto",
    undo: "Deshacer",
    takeBack: "Retirarlo todo",
    sharing: (parts: string) => `Repartir ${parts}`,
    part: (amount: string, title: string) => `${amount} para ${title}`,
    sharingNothing: "No repartir nada",
    takingBack: "Retirar todo lo que repartiste",
  },
  mine: {
    connect: "para repartir tu parte.",
    outsider: "Solo reparten los miembros. Cualquiera puede llenar una hucha de su bolsillo.",
    outsiderDo: "Ver las huchas",
    left: (amount: string) => `Te quedan ${amount} por repartir.`,
    all: "Lo has repartido todo.",
  },
  roll: {
    title: "Tu parte está en una lista",
    means:
      "En esta ronda una lista dice quién reparte cuánto, y la cadena solo conoce su huella. Abre el archivo con la lista: se queda en tu ordenador, y este navegador recordará tu parte.",
    file: "Archivo con la lista",
    problems: rollProblems,
  },
  settle: {
    title: "La ronda ha terminado",
    means: (n: number) =>
      plural(
        n,
        "Queda # hucha por liquidar, y después el resto va a donde le toca. Puede hacerlo cualquiera, de una vez.",
        "Quedan # huchas por liquidar, y después el resto va a donde le toca. Puede hacerlo cualquiera, de una vez.",
      ),
    onlyRest: "Todas las huchas están liquidadas. Falta que el resto vaya a donde le toca; puede enviarlo cualquiera.",
    button: "Liquidar la ronda",
    connect: "para liquidar la ronda.",
    settling: (title: string) => `Liquidar «${title}»`,
    settlingAll: (title: string) => `Liquidar la ronda «${title}»`,
    carrying: "Guardar el resto para la próxima ronda",
    returning: "Devolver el resto al fondo general",
  },
  past: {
    finished: (funded: string, pool: string, n: number, all: number) =>
      `${funded} de ${pool} fueron a ${n} de ${plural(all, "# hucha", "# huchas")}.`,
    unsettled: (n: number) => plural(n, "# hucha está sin decidir.", "# huchas están sin decidir."),
  },
};
