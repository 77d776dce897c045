import type { ReactNode } from "react";
import { list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";

/** How somebody becomes a member of a class; `vouchers` is the number of members who must vouch. */
const admissions = {
  Open: () => "Abierta: quien quiera puede entrar al momento.",
  Vouched: (vouchers: number) =>
    `Por avales: ${plural(vouchers, "te avala # miembro de esta clase", "te avalan # miembros de esta clase")}.`,
  Officer: () =>
    "Por cargos responsables: deciden quienes los miembros nombraron para ello. Si te rechazan, puedes apelar a todos los miembros.",
  Resolution: () => "Por resolución: los miembros votan cada solicitud.",
};

const lefts = { resigned: "se marchó", expelled: "fue objeto de expulsión", lapsed: "la membresía caducó" };

export const words: typeof import("./en.ts")["words"] = {
  admissions,
  legal:
    "La ley solo llama capital social al de una cooperativa registrada. Esto es un registro de trabajo: pregunta quién " +
    "lo respalda antes de aportar mucho.",
  shareRules: (notice: number, lock: number) =>
    `Las participaciones se devuelven por su valor nominal al cabo de ${duration(
      notice,
    )} de pedirlo, por orden de petición` +
    `${lock === 0 ? "." : `; no se pueden pedir durante los primeros ${duration(lock)}.`}`,
  register: {
    title: "Miembros",
    lead: (members: number) =>
      plural(members, "# miembro, con un voto.", "# miembros, cada uno con un voto dentro de su clase."),
    join: "Hazte miembro",
    power: "Quién puede hacer qué",
    classes: "Clases",
    classesLead:
      "Cada clase tiene una parte fija del peso, tenga los miembros que tenga. Un voto de una clase pequeña pesa más que uno de una grande.",
    classSize: (members: number) => plural(members, "# miembro", "# miembros"),
    classWeight: (bps: number) => `${percentOfBps(bps)} del peso`,
    oneWeighs: (share: number) => `Un voto pesa ahora el ${percent(share)}, donde se ponderan las clases.`,
    nonUsers: "Los miembros de esta clase no usan la cooperativa, así que los estatutos limitan su peso.",
    register: "Registro",
    registerLead:
      "A los miembros se les conoce por un número y una cartera. Los nombres y las señas se guardan en otra parte, no en la cadena.",
    search: "Buscar un miembro por número, cartera o clase",
    found: (members: number) => plural(members, "# miembro encontrado", "# miembros encontrados"),
    nobody: "Aún no hay ningún miembro.",
    more: (next: number, rest: number) => `Mostrar ${number(next)} más de ${number(rest)}`,
    left: (members: number) => plural(members, "# miembro se ha marchado", "# miembros se han marchado"),
    leftLead: "Sus números no se dan nunca a nadie más.",
    since: (day: ReactNode, isFounder: boolean) =>
      isFounder ? say`en la fundación, desde el ${day}` : say`desde el ${day}`,
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts) => say`del ${from} al ${to}, ${lefts[how]}`,
    votes: (votes: number) => plural(votes, "# voto", "# votos"),
  },
  requests: {
    title: "Solicitudes de ingreso",
    none: "Nadie espera respuesta. Quien solicita una clase que no está abierta a todos figura aquí hasta que se decide.",
    newcomer: (wallet: string, className: string) => `${wallet} solicita entrar en la clase ${className}`,
    changer: (member: string, className: string) => `${member} solicita pasar a la clase ${className}`,
    asked: (day: ReactNode) => say`Solicitado el ${day}.`,
    shares: (shares: number) =>
      `Ha pagado ${plural(
        shares,
        "# participación",
        "# participaciones",
      )}; el dinero queda en depósito hasta la respuesta.`,
    vouched: (members: readonly string[]) => `Con el aval de ${list(members)}.`,
    appealed: "Se ha llevado ante todos los miembros: ya solo responde una resolución.",
    waits: {
      Open: () => "Esta clase está abierta ahora: no hace falta solicitarla.",
      Vouched: (missing: number) =>
        plural(missing, "Falta el aval de # miembro de la clase.", "Faltan los avales de # miembros de la clase."),
      Officer: () => "Deciden los cargos responsables que los miembros nombraron para ello.",
      Resolution: () => "Deciden los miembros por resolución.",
    },
    vouch: "Avalar",
    vouchFor: (wallet: string) => `Avalar a ${wallet}`,
    admit: "Admitir",
    admitSomebody: (wallet: string) => `Admitir a ${wallet}`,
    propose: "Proponer su admisión",
    yours: "Es tu solicitud",
    refuse: "Rechazar",
    refuseNow: "Rechazar la solicitud",
    refuseSomebody: (wallet: string) => `Rechazar la solicitud de ${wallet}`,
    code: "Motivo, como código de la lista de la cooperativa",
    codeHint:
      "Queda en la cadena para siempre: no escribas nunca nada sobre una persona. Lo pagado por participaciones se devuelve, y se puede apelar a todos los miembros.",
  },
  invite: {
    title: "Invitar a alguien",
    into: "A entrar en la clase",
    link: "Enlace para enviar",
    then: {
      Open: "Quien lo abra puede entrar al momento. La página dice que el enlace viene de ti.",
      Vouched:
        "Quien lo abra puede solicitar el ingreso; después encontrarás la solicitud entre lo que te espera, para avalarla.",
      Officer: "Quien lo abra puede solicitar el ingreso. El enlace no admite a nadie por sí solo: deciden los cargos.",
      Resolution:
        "Quien lo abra puede solicitar el ingreso. El enlace no admite a nadie por sí solo: votan los miembros.",
    },
    personal: {
      title: "Admitir a una persona con un enlace",
      lead: "Puedes admitir a gente. Una invitación permite que la persona a quien se la envíes entre al momento, sin otra decisión.",
      valid: "Válida durante",
      spans: { day: "un día", week: "una semana", month: "un mes" },
      make: "Crear una invitación que admite a una persona",
      makeSaid: (className: string) => `Firmar una invitación para que una persona entre en la clase ${className}`,
      link: "Invitación para enviar a una persona",
      secret: (className: string, until: string) =>
        `Quien tenga este enlace puede entrar en la clase ${className} una sola vez, hasta el ${until}. Envíalo a esa persona por donde nadie más lo lea: debe quedar en secreto entre las dos partes. La página no guarda copia, así que cópialo ahora.`,
      made: "Invitaciones creadas en este navegador",
      line: (className: string, code: string) => `Para entrar en la clase ${className}, código ${code}.`,
      good: (until: string) => `Válida hasta el ${until}.`,
      over: (since: string) => `Venció el ${since}.`,
      used: "Alguien ha entrado con ella.",
      takenBack: "Retirada.",
      takeBack: "Retirarla",
      takeBackWhich: (className: string, code: string) =>
        `Retirarla: para entrar en la clase ${className}, código ${code}`,
      takeBackSaid: (className: string) => `Retirar una invitación para entrar en la clase ${className}`,
    },
  },
  picker: { search: "Buscar", choose: "Elige un miembro" },
  proxy: {
    title: "Tu representante",
    nobody: "Nadie vota por ti. Si vas a estar fuera, otro miembro puede votar donde tú no lo hayas hecho.",
    holder: (member: ReactNode) => say`${member} puede votar por ti donde no hayas votado tú.`,
    takeBack: "Retirar mi representación",
    takeBackSaid: "Retirar tu representación",
    who: "Quién puede votar por ti",
    somebodyElse: "Nombrar a otra persona",
    appoint: "Nombrar",
    appointSaid: (member: string) => `Nombrar representante a ${member}`,
    noPrincipals: "No representas a nadie.",
    principals: (members: readonly string[]) =>
      `Representas a ${list(members)}. Encuentras sus papeletas en cada votación abierta.`,
  },
  member: {
    unknown: "No existe ese miembro",
    unknownLead: "En el registro no hay ningún miembro con ese número.",
    back: "Todos los miembros",
    you: "Tú",
    facts: "Lo que dice el registro",
    since: (day: ReactNode, isFounder: boolean) =>
      isFounder ? say`Miembro desde la fundación, el ${day}.` : say`Miembro desde el ${day}.`,
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts, code?: string) =>
      code === undefined
        ? say`Miembro del ${from} al ${to}: ${lefts[how]}.`
        : say`Miembro del ${from} al ${to}: ${lefts[how]}, motivo ${code}.`,
    class: "Clase",
    vote: "Voto",
    weight: (votes: number, share: number) =>
      plural(
        votes,
        `# voto, que pesa ahora el ${percent(share)} donde se ponderan las clases`,
        `# votos, que pesan ahora el ${percent(share)} donde se ponderan las clases`,
      ),
    shares: "Participaciones",
    held: (shares: bigint, worth: string, queued: bigint) =>
      `${plural(shares, "# participación", "# participaciones")}, ${worth} por su valor nominal${
        queued === 0n ? "" : `; reembolso pedido de ${number(queued)}`
      }`,
    proxy: "Representante",
    noProxy: "Nadie vota por este miembro",
    principals: "Representa a",
    wallet: "Cartera",
    notice: "Aviso de expulsión",
    noticeOver: "Un aviso de expulsión que ha caducado",
    noticeGiven: (day: ReactNode, code?: string) =>
      code === undefined ? say`El aviso se dio el ${day}.` : say`El aviso se dio el ${day}, motivo ${code}.`,
    heardUntil: (when: ReactNode) =>
      say`Antes se escucha al miembro: no se puede expulsar a nadie hasta que termine la audiencia ${when}.`,
    mayBeExpelled: (day: ReactNode) =>
      say`La audiencia ha terminado. Hasta el ${day} los miembros pueden decidir la expulsión; después el aviso caduca.`,
    answered: (day: ReactNode) => say`El miembro respondió el ${day}.`,
    stateCase: "Exponer mi caso",
    whereCase: "Dónde encuentran tu escrito quienes deciden",
    caseHint:
      "Pon el escrito tras una contraseña o cífralo: la cadena enseña esta dirección a todo el mundo, para siempre.",
    ballots: "Votos emitidos",
    tookPart: (cast: number, possible: number) =>
      possible === 0
        ? "Aún no hubo ninguna votación en la que este miembro pudiera participar."
        : `Votó en ${number(cast)} de ${plural(possible, "# votación", "# votaciones")} en que podía participar.`,
    cast: (cast: number) => plural(cast, "Emitió # voto.", "Emitió # votos."),
    more: "Mostrar más",
    choices: { For: "A favor", Against: "En contra", Abstain: "Abstención", Block: "Bloqueo", None: "Retirado" },
    castOn: (day: ReactNode, isByProxy: boolean) =>
      isByProxy ? say`Emitido por su representante el ${day}` : say`Emitido el ${day}`,
    proposals: (made: number) => plural(made, "# propuesta presentada", "# propuestas presentadas"),
    buckets: "Responsable de",
    decide: "Proponer algo sobre este miembro",
    decisions: {
      recovery: "Pasar a una cartera nueva, porque la antigua se ha perdido",
      notice: "Dar aviso de expulsión, con audiencia",
      expel: "Expulsar, una vez terminada la audiencia",
      lapse: "Terminar la membresía: no pagó sus participaciones en un año",
    },
    coSteward: "corresponsable",
    bucketStates: {
      None: "desconocida",
      Idea: "idea",
      Open: "llenándose",
      Funded: "financiada",
      Completed: "terminada",
      Failed: "no llegó al mínimo",
      Cancelled: "cancelada",
    },
  },
  join: {
    title: (coop: string) => `Únete a ${coop}`,
    lead: "Un miembro, un voto. Elige qué eres para la cooperativa: esa es tu clase.",
    already: (member: ReactNode) => say`Ya eres miembro: ${member}.`,
    toMe: "Lo que te espera, tu representante y cómo cambiar de clase",
    dissolved: "La cooperativa se ha disuelto. Ya no puede entrar nadie.",
    invitedBy: (member: ReactNode) => say`${member} te invita a entrar.`,
    inviterVouches: "Solicita el ingreso y podrá avalarte.",
    connectTo: "para entrar.",
    choose: "Entro en la clase",
    say: (members: number, bps: number, one: number) =>
      `${percentOfBps(bps)} del peso, entre ${plural(members, "# miembro", "# miembros")}: tu voto pesaría el ${percent(
        one,
      )} donde se ponderan las clases.`,
    sharesAsked: (min: number, cost: string, max: number) =>
      min === 0
        ? `Sin participaciones obligatorias; como mucho ${number(max)}.`
        : `Al menos ${plural(min, "# participación", "# participaciones")} (${cost}), como mucho ${number(max)}.`,
    joinTitle: (className: string) => `Entrar en la clase ${className}`,
    askTitle: (className: string) => `Solicitar el ingreso en la clase ${className}`,
    shares: (par: string) => `Participaciones, a ${par} cada una`,
    join: "Entrar",
    ask: "Solicitar el ingreso",
    joinAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Entrar en la clase ${className}`
        : `Entrar en la clase ${className} con ${plural(shares, "# participación", "# participaciones")} por ${cost}`,
    askAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Solicitar el ingreso en la clase ${className}`
        : `Solicitar el ingreso en la clase ${className} y reservar ${cost} para ${plural(
            shares,
            "# participación",
            "# participaciones",
          )}`,
    free: "No pagas nada.",
    cost: (cost: string, balance: string) =>
      `Pagas ${cost}; tu cartera tiene ${balance}. Las participaciones no dan votos: cada miembro tiene uno.`,
    tooDear: (missing: string) => `A tu cartera le faltan ${missing}.`,
    twoSteps: "Confirmas más de una vez: primero deja que la tesorería tome el dinero.",
    escrow:
      "El dinero se guarda hasta que recibas respuesta. Si no te admiten, o retiras la solicitud, lo recuperas entero.",
    before: "Antes de entrar",
    beforeLines: [
      "Tu cartera pasa a ser tu lugar en el registro, a la vista de todo el mundo. Usa una solo para la cooperativa, sin nombre público.",
      "Las votaciones ya abiertas siguen sin ti: votas en lo que se abra después de tu ingreso, y en algunos asuntos solo pasado un tiempo.",
      "Puedes marcharte cuando quieras, al momento, y nadie puede impedirlo.",
    ],
    statute: "Leer los estatutos",
    invitedTitle: (className: string) => `Entrar en la clase ${className} por invitación`,
    joinInvited: "Entrar por invitación",
    invitation: {
      title: "Tu invitación",
      damaged: "La invitación de este enlace no está completa. Pide a quien te lo envió que lo copie otra vez.",
      from: (inviter: ReactNode, className: string) =>
        say`${inviter} te invita a entrar al momento en la clase ${className}.`,
      good: (until: string) =>
        `Es válida hasta el ${until}, para una persona. No enseñes el enlace a nadie antes de haber entrado.`,
      over: (since: string) => `Venció el ${since}. Pide una nueva.`,
      used: "Alguien ha entrado con ella, o fue retirada. Pide una nueva.",
      closed: "Los cargos ya no deciden quién entra en esta clase, así que no admite a nadie.",
      noOffice: "Quien la creó no puede admitir a nadie por ahora, así que no admite a nadie.",
      unsigned: "La invitación de este enlace no admite a nadie: se cambió por el camino, o es de otra cooperativa.",
    },
  },
  mine: {
    title: (className: string) => `Tu solicitud: ${className}`,
    open: "Espera respuesta.",
    appealed: "Está ante todos los miembros, que deciden por resolución.",
    refused: (code: string | undefined, isFinal: boolean) =>
      `${isFinal ? "Los miembros la rechazaron" : "Fue rechazada"}${code === undefined ? "." : `, motivo ${code}.`}${
        isFinal ? " Puedes solicitar de nuevo, en esta clase o en otra." : ""
      }`,
    asked: (day: ReactNode) => say`La presentaste el ${day}.`,
    held: (amount: string) => `Hasta entonces quedan en depósito ${amount} para tus participaciones.`,
    paidBack: "Lo que pagaste por participaciones está en tu cuenta de la tesorería: sácalo en tu propia página.",
    appealFrom: (when: ReactNode) =>
      say`Si para entonces nadie ha respondido, puedes apelar a todos los miembros ${when}.`,
    appeal: "Apelar a los miembros",
    appealSaid: "Apelar a los miembros por tu solicitud",
    appealHint: "Tras apelar, solo te responde una resolución de todos los miembros.",
    withdraw: "Retirar mi solicitud",
    withdrawSaid: "Retirar tu solicitud de ingreso",
  },
  roll: {
    title: "¿Estás ya en una lista?",
    lead: "La cooperativa ha publicado una lista de miembros que entran juntos. Si tu cartera está en ella, ocupa tu lugar: no cuesta nada.",
    connectTo: "para ocupar tu lugar.",
    roll: (n: number) => `Lista ${n}`,
    until: (when: ReactNode) => say`Se pueden ocupar lugares hasta que se cierre ${when}.`,
    where: "Dónde está:",
    file: "La lista, o tu propia prueba, como archivo JSON (se queda en tu ordenador)",
    found: (className: string) => `Estás en ella, en la clase ${className}.`,
    notFound: "Tu cartera no está en este archivo, o el archivo no es esta lista.",
    claim: "Ocupar mi lugar",
    claimSaid: "Ocupar tu lugar en la lista de miembros",
  },
};
