import type { ReactNode } from "react";
import { BLOC, CAST, POSITIONS, PROPORTIONAL, REGISTER } from "../../../../sdk/src/rules.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { reduced } from "../verdict.ts";
import type { Finding, Threshold, Verdict } from "../verdict.ts";

const FRACTIONS: Record<string, readonly [atLeast: string, moreThan: string]> = {
  "1/2": ["al menos la mitad", "más de la mitad"],
  "2/3": ["al menos dos tercios", "más de dos tercios"],
  "3/4": ["al menos tres cuartos", "más de tres cuartos"],
  "4/5": ["al menos cuatro quintos", "más de cuatro quintos"],
  "9/10": ["al menos nueve décimos", "más de nueve décimos"],
  "1/1": ["la totalidad", "más que la totalidad"],
};

function threshold({ moreThan, ...fraction }: Threshold): string {
  const name = reduced(fraction);
  return FRACTIONS[name]?.[moreThan ? 1 : 0] ?? `${moreThan ? "más de" : "al menos"} ${name}`;
}

function finding(found: Finding, of: (class_: number) => string): string {
  const names = (classes: readonly number[]): string => list(classes.map((c) => `«${of(c)}»`));
  const classOf = (classes: readonly number[]): string =>
    classes.length === 1 ? `la clase ${names(classes)}` : `las clases ${names(classes)}`;
  switch (found.about) {
    case "nobody":
      return "al abrirse la votación no había en el registro nadie cuyo voto contara";
    case "turnout": {
      const who = found.isWeighted
        ? `ha participado el ${percent(found.share)} del peso`
        : `ha participado el ${percent(found.share)} de los miembros (${number(found.took)} de ${number(
            found.electorate,
          )})`;
      return `${who}, y hace falta el ${percentOfBps(found.neededBps)}`;
    }
    case "classTurnout":
      return found.isMet
        ? `de cada clase ha participado al menos el ${percentOfBps(found.neededBps)}`
        : `de ${classOf(found.lacking)} ha participado menos del ${percentOfBps(found.neededBps)}`;
    case "classesVoting":
      return `${plural(found.voted, "ha participado # clase", "han participado # clases")}, y hacen falta ${number(
        found.needed,
      )}`;
    case "losers":
      if (found.isMet) {
        return found.losers.length === 1
          ? `${classOf(found.losers)} saldría perdiendo, y está de acuerdo`
          : `${classOf(found.losers)} saldrían perdiendo, y están de acuerdo`;
      }
      return found.lacking.length === 1
        ? `${classOf(found.lacking)} saldría perdiendo, y no está de acuerdo`
        : `${classOf(found.lacking)} saldrían perdiendo, y no están de acuerdo`;
    case "blocks":
      return found.isMet ? "nadie la bloquea" : plural(found.blocks, "un bloqueo la detiene", "# bloqueos la detienen");
    case "everyClass":
      if (found.isMet) return "en cada clase hay más votos a favor que en contra";
      return `${classOf(found.lacking)} no ${found.lacking.length === 1 ? "está" : "están"} de acuerdo`;
    case "silence":
      return "nadie se ha pronunciado a favor ni en contra";
    case "approval":
      return `${approval(found)}, y hace falta ${threshold(found.threshold)}`;
  }
}

function approval({ share, part, whole, mode, base }: Finding & { about: "approval" }): string {
  if (mode === PROPORTIONAL) return `el ${percent(share)} del peso está a favor`;
  if (mode === BLOC) return `clases con el ${percent(share)} del peso están a favor`;
  const heads = `${number(part)} de ${number(whole)}`;
  if (base === CAST) return `el ${percent(share)} de los votos está a favor (${heads})`;
  if (base === POSITIONS)
    return `el ${percent(share)} de todos los votos, con las abstenciones, está a favor (${heads})`;
  if (base === REGISTER) return `el ${percent(share)} de quienes pueden votar está a favor (${heads})`;
  return `el ${percent(share)} de quienes pueden votar está a favor o se ha abstenido (${heads})`;
}

export const words: typeof import("./en.ts")["words"] = {
  title: "Votaciones",
  lead: "Cada miembro tiene un voto, y puede cambiarlo hasta el cierre.",
  propose: "Proponer algo",
  choices: { For: "A favor", Against: "En contra", Abstain: "Abstención", Block: "Bloqueo" },
  said: { For: "a favor", Against: "en contra", Abstain: "abstención", Block: "bloqueo" },
  looks: { for: "a favor", against: "en contra", abstain: "abstenciones", block: "bloqueos" },

  list: {
    open: "Abiertas ahora",
    noneOpen: "En este momento no hay ninguna votación abierta.",
    teach:
      "Aquí se vota cada decisión de la cooperativa: gastar, cambiar los estatutos, abrir una ronda. Un miembro propone, se anuncia, y después vota cada persona que era miembro al abrirse la votación.",
    closes: (when: ReactNode) => say`Cierra ${when}.`,
    opens: (when: ReactNode) => say`La votación se abre ${when}.`,
    announced: "Anunciadas",
    waiting: "Aprobadas y aún sin ejecutar",
    waitingLead: "La decisión está tomada: lo que falta puede hacerlo cualquiera que pase por aquí.",
    queueable: "Se ha aprobado. Ahora alguien tiene que ponerla en marcha.",
    due: "Ya se puede ejecutar. Cualquiera puede hacerlo.",
    dueFrom: (when: ReactNode) => say`Se podrá ejecutar ${when}.`,
    decided: "Decididas",
    noneDecided: "Todavía no se ha decidido nada. Lo que se vota queda aquí para siempre, con cada voto y cada razón.",
    noneFound: "Ninguna decisión coincide. Prueba con otras palabras o con todas las decisiones.",
    you: {
      voted: (choice: string) => `Has votado: ${choice}.`,
      byProxy: (choice: string) => `Tu representante ha votado por ti: ${choice}.`,
      open: "Todavía no has votado.",
      none: "Aquí no tienes voto.",
    },
    show: "Mostrar",
    all: "todas las decisiones",
    filters: {
      executed: "ejecutadas",
      defeated: "no aprobadas",
      cancelled: "retiradas",
      review: "pendientes de revisión",
    },
    find: "Buscar en título y texto",
    found: (n: number) => plural(n, "# decisión", "# decisiones"),
    more: (n: number) => plural(n, "Mostrar una más", "Mostrar # más"),
    number: (n: number) => `Votación ${number(n)}`,
  },

  petitions: {
    title: "Peticiones",
    rule: (needed: number) =>
      plural(
        needed,
        "Una petición firmada por un miembro lleva una pregunta a votación, sean cuales sean los límites.",
        "Una petición firmada por # miembros lleva una pregunta a votación, sean cuales sean los límites.",
      ),
    open: (signers: number, needed: number, id: string) =>
      `Petición ${id}: ${plural(signers, "# firma", "# firmas")}, y hacen falta ${number(needed)}.`,
    hidden:
      "Hasta que se propone, la cadena solo conoce una petición por su número. Quien recoge las firmas tiene un enlace a su texto.",
    signedBy: (who: string) => `Pedida en una petición que firman ${who}.`,
  },

  summary: {
    pending: (when: ReactNode) => say`Anunciada. La votación se abre ${when}.`,
    active: (when: ReactNode) => say`Abierta. Cierra ${when}.`,
    cancelled: (when: ReactNode) => say`Retirada por quien la propuso el ${when}, antes de abrirse la votación.`,
    defeated: (when: ReactNode) => say`No aprobada el ${when}.`,
    succeeded: (when: ReactNode) => say`Aprobada el ${when}. Aún no se ha puesto en marcha.`,
    queued: (closed: ReactNode, when: ReactNode) => say`Aprobada el ${closed}. Se puede ejecutar a partir de: ${when}.`,
    executed: (closed: ReactNode, when: ReactNode) => say`Aprobada el ${closed} y ejecutada el ${when}.`,
  },

  page: {
    unknown: "No existe esa votación",
    unknownText: "En esta cooperativa no se ha propuesto nada con ese número.",
    back: "Todas las votaciones",
    proposed: (who: ReactNode, when: ReactNode) => say`Propuesta por ${who} el ${when}.`,
    sameWords: (votes: ReactNode) =>
      say`Hay otras votaciones con las mismas palabras que hacen otra cosa: ${votes}. Compara lo que hacen, no lo que dicen.`,
    notAsNumbered:
      "Las palabras y acciones que aquí se muestran no son las que esta votación representa. O el nodo o el indexador no dicen la verdad, o el texto contiene lo que no es texto. Pregunta a otro nodo antes de votar.",
    text: "Lo que se propone",
    noText: "Quien la propuso no ha escrito más que el título.",
    does: {
      pending: "Si se aprueba",
      active: "Si se aprueba",
      cancelled: "Lo que habría hecho",
      defeated: "Lo que habría hecho",
      succeeded: "Lo que hace",
      queued: "Lo que hace",
      executed: "Lo que ha hecho",
    },
    nothing: "No cambia nada por sí misma: dice lo que piensa la cooperativa.",
    stands: "Cómo va",
    stood: "El resultado",
    rules: "Lo que necesita",
    unknownRules: "Se desconocen las reglas de esta votación.",
    repeats: (link: ReactNode) =>
      say`Es la segunda votación sobre una pregunta en la que participaron demasiado pocos: ${link}.`,
    repeated: (link: ReactNode) => say`Se sometió a votación por segunda vez: ${link}.`,
  },

  kind: {
    ordinary: "Un acuerdo ordinario.",
    stricter: (slot: number) => `Un acuerdo más exigente (tipo ${number(slot)}).`,
    secondCall: "Una segunda votación.",
    old: "Los estatutos han cambiado desde entonces; esta votación conserva las reglas con las que se propuso.",
  },

  verdict: {
    headline: ({ isCarried, findings }: Verdict, isOpen: boolean, of: (class_: number) => string): string => {
      const start = isOpen
        ? `Tal como va, ${isCarried ? "se aprueba" : "no se aprueba"}`
        : isCarried
        ? "Aprobada"
        : "No aprobada";
      const telling = isCarried
        ? [...findings].reverse().filter(({ about }) => about === "approval" || about === "turnout")
        : findings.filter(({ isMet }) => !isMet).slice(0, 1);
      return `${start}: ${telling.map((found) => finding(found, of)).join("; ")}.`;
    },
    finding: (found: Finding, of: (class_: number) => string) => `${capitalize(finding(found, of))}.`,
    met: "Se cumple",
    notMet: "No se cumple",
    conditions: "Condiciones",
  },

  classes: {
    title: "Votos por clase",
    weight: (share: number) => `${percent(share)} del peso`,
    notAsked: "En este tipo de votación no se le pregunta.",
    dormant: (least: number) =>
      `Demasiado pequeña para contar, con menos de ${number(least)}: su peso pasa a las clases de usuarios.`,
    loses: "Saldría perdiendo: en ella tiene que haber más votos a favor que en contra.",
    quorum: (bps: number) => `Tiene que participar el ${percentOfBps(bps)} de ella.`,
    silent: "Nadie de ella se ha pronunciado a favor ni en contra, así que su peso no cuenta a favor.",
    voiceFor: "Está a favor con todo su peso.",
    voiceNotFor: "No está a favor.",
    parts: (parts: { for: number; against: number; abstain: number; block: number; silent: number }, isOpen: boolean) =>
      list([
        ...(parts.for > 0 ? [`${number(parts.for)} a favor`] : []),
        ...(parts.against > 0 ? [`${number(parts.against)} en contra`] : []),
        ...(parts.abstain > 0 ? [plural(parts.abstain, "# abstención", "# abstenciones")] : []),
        ...(parts.block > 0 ? [plural(parts.block, "# bloqueo", "# bloqueos")] : []),
        ...(parts.silent > 0
          ? [isOpen ? `${number(parts.silent)} sin votar aún` : `${number(parts.silent)} sin votar`]
          : []),
      ]),
    pending: (n: number) =>
      plural(
        n,
        "Un voto firmado en este navegador está en camino. Aún no está en estas cifras.",
        "# votos firmados en este navegador están en camino. Aún no están en estas cifras.",
      ),
  },

  ballot: {
    title: "Tu voto",
    neverCast: "No votaste.",
    none: "Todavía no has votado.",
    said: {
      For: "Has votado a favor.",
      Against: "Has votado en contra.",
      Abstain: "Te has abstenido.",
      Block: "La has bloqueado.",
    },
    change: "Puedes cambiarlo hasta el cierre.",
    left: (n: number) => plural(n, "Puedes cambiarlo una vez más.", "Puedes cambiarlo # veces más."),
    byProxy: {
      For: (who: string) => `${who} ha votado a favor en tu nombre, como representante.`,
      Against: (who: string) => `${who} ha votado en contra en tu nombre, como representante.`,
      Abstain: (who: string) => `${who} se ha abstenido en tu nombre, como representante.`,
      Block: (who: string) => `${who} la ha bloqueado en tu nombre, como representante.`,
    },
    yourProxy: "Tu representante",
    prevails: "Tu propio voto prevalece: emítelo aquí abajo.",
    reason: "Tu razón, que podrá leer todo el mundo (necesaria para un bloqueo)",
    blockStops: "Un bloqueo detiene la propuesta. Necesita una razón a la que los demás puedan responder.",
    blockCounts: "Un bloqueo cuenta como voto en contra, y su razón pide a los demás que se paren a pensar.",
    reasonMissing: "Un bloqueo necesita una razón a la que los demás puedan responder.",
    withdraw: "Retirar mi voto",
    withdrawProxys: "Retirar lo que votó mi representante",
    doWithdraw: (title: string) => `Retirar tu voto en «${title}»`,
    connect: "para votar.",
    hindrances: {
      closed: "La votación está cerrada.",
      notYetOpen: (when: ReactNode) => say`Podrás votar aquí cuando se abra la votación, ${when}.`,
      notMember: (link: ReactNode) => say`Solo votan los miembros. ${link}`,
      join: "Mira cómo hacerte miembro.",
      joinedLater: "Te hiciste miembro después de abrirse esta votación. La próxima puede ser la tuya.",
      tenure: (span: string) =>
        `Esta votación se abrió demasiado pronto después de tu ingreso: los miembros votan a partir de ${span}. La próxima puede ser la tuya.`,
      class: (name: string) => `En este tipo de votación no se pregunta a la clase «${name}», la tuya cuando se abrió.`,
      noVotes: "Cuando se abrió esta votación, no tenías ningún voto como miembro.",
    },
  },

  proxy: {
    title: "Por los miembros que te hicieron su representante",
    their: "Su voto",
    choose: "Elige",
    reason: "Razón, que podrá leer todo el mundo (opcional)",
    reasonNeeded: "Razón, que podrá leer todo el mundo",
    cast: (n: number) => plural(n, "Votar por # miembro", "Votar por # miembros"),
    doCast: (n: number, title: string, choice: string) =>
      `${plural(n, "Votar por # miembro", "Votar por # miembros")} en «${title}»: ${choice}`,
    ownGas: "El voto por otros se emite desde tu propia cartera, que paga la comisión de red.",
    stands: {
      none: "aquí no tiene voto",
      own: (choice: string) => `ha votado en persona (${choice}), y eso prevalece`,
      takenBack: "ha retirado el voto en persona, y eso prevalece",
      open: "todavía no ha votado",
      byProxy: (choice: string) => `ha votado por representante (${choice}), y puedes cambiarlo`,
    },
  },

  steps: {
    title: "Lo que se puede hacer ahora",
    queue: "Ponerla en marcha",
    queueWhat: (span: string) =>
      `Se ha aprobado. Cualquiera puede ponerla en marcha; entonces espera ${span}, para que todo el mundo vea lo que viene, y después se puede ejecutar.`,
    execute: "Ejecutarla",
    executeWhat:
      "El tiempo de espera ha pasado. Cualquiera puede ejecutarla: lo que figura como lo que hace ocurre de una vez, todo o nada.",
    value: (amount: string) => `Quien la ejecuta aporta lo que se entrega en ether: ${amount}.`,
    waits: (when: ReactNode) => say`Se ha aprobado y espera. Se podrá ejecutar ${when}.`,
    again: "Convocar una segunda votación",
    againWhat: (when: ReactNode, share: string) =>
      say`Participaron demasiado pocos. Hasta el ${when} cualquiera puede someterla a votación una vez más, con las mismas reglas; entonces basta con que participe el ${share}.`,
    cancel: "Retirarla",
    cancelWhat:
      "La propusiste tú. Hasta que se abra la votación puedes retirarla; entonces nadie la vota, y consta como retirada.",
    byPetition: "La propusiste por los miembros que firmaron la petición, así que no te toca a ti retirarla.",
    connect: "para hacerlo.",
    doQueue: (title: string) => `Poner en marcha «${title}»`,
    doExecute: (title: string) => `Ejecutar «${title}»`,
    doAgain: (title: string) => `Convocar una segunda votación sobre «${title}»`,
    doCancel: (title: string) => `Retirar «${title}»`,
  },

  timeline: {
    title: "Cuándo",
    proposed: (when: ReactNode) => say`Propuesta: ${when}.`,
    opens: (when: ReactNode) => say`La votación se abre ${when}.`,
    opened: (when: ReactNode) => say`La votación se abrió ${when}.`,
    closes: (when: ReactNode) => say`Cierra ${when}.`,
    closed: (when: ReactNode) => say`Cerró ${when}.`,
    extended: (when: ReactNode) =>
      say`El resultado cambió poco antes del cierre, así que la votación sigue abierta más allá del ${when}.`,
    mayExtend:
      "Si el resultado cambia en la última octava parte del tiempo, la votación sigue abierta más tiempo, una sola vez, un cuarto de lo que dura.",
    cancelled: (when: ReactNode) => say`Retirada: ${when}.`,
    queued: (when: ReactNode) => say`Puesta en marcha: ${when}.`,
    from: (when: ReactNode) => say`Se podrá ejecutar ${when}.`,
    executed: (when: ReactNode) => say`Ejecutada: ${when}.`,
    review: (when: ReactNode) => say`Por revisar: ${when}.`,
    calendar: "Añadir el cierre a mi calendario",
    calendarEvent: (title: string, coop: string) => `Cierra la votación: ${title} (${coop})`,
    calendarText: "La votación puede seguir abierta más tiempo si su resultado cambia poco antes del cierre.",
    file: "votacion",
  },

  ballots: {
    title: "Votos y razones",
    none: "Todavía no ha votado nadie. Aquí estará cada voto con su razón, para que lo lea todo el mundo.",
    noneCast: "No votó nadie.",
    find: "Buscar un miembro",
    onlyReasons: "Solo votos con razón",
    count: (n: number) => plural(n, "# voto", "# votos"),
    line: (who: ReactNode, choice: string) => say`${who}: ${choice}`,
    byProxy: (who: string) => `emitido por ${who} como representante`,
    byAProxy: "emitido por representante",
    changed: (n: number) => plural(n, "cambiado una vez", "cambiado # veces"),
    noneFound: "Ningún voto coincide.",
    more: (n: number) => plural(n, "Mostrar un voto más", "Mostrar # votos más"),
  },

  outcome: {
    title: "Qué resultó de ello",
    none: "Nadie ha dicho todavía qué resultó de ello. Puede decirlo quien la propuso, o a quien la cooperativa se lo permita, con un día para volver a mirarlo.",
    by: (who: ReactNode, when: ReactNode) => say`${who}, ${when}`,
    overdue: (when: ReactNode) => say`Hay una revisión pendiente desde el ${when}.`,
    review: (when: ReactNode) => say`Por revisar el ${when}.`,
    first: "Decir qué resultó de ello",
    later: "Decir qué ha resultado desde entonces",
    text: "Qué resultó de ello, para que lo lea todo el mundo",
    reviewOn: "Revisarlo el (opcional)",
    send: "Decirlo",
    doState: (title: string) => `Decir qué resultó de «${title}»`,
  },
};
