import type { ReactNode } from "react";
import type { Charter } from "../../../../sdk/src/charter.ts";
import { BASES, MODES } from "../../../../sdk/src/names.ts";
import { duration } from "../../ui/time.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";

type Rulebook = Charter["rulebook"];
type Kind = Rulebook["kinds"][number];
type Class = Rulebook["classes"][number];

const FRACTIONS: Record<string, string> = {
  "1/2": "la mitad",
  "2/3": "dos tercios",
  "3/4": "tres cuartos",
  "4/5": "cuatro quintos",
  "9/10": "nueve décimos",
};

function fraction({ numerator, denominator, moreThan }: Kind): string {
  if (numerator === denominator) return "la totalidad";
  const part = FRACTIONS[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`;
  return `${moreThan ? "más de" : "al menos"} ${part}`;
}

const HEADS: Record<(typeof BASES)[number], string> = {
  Cast: "los votos a favor y en contra",
  Positions: "todas las papeletas, incluidas las abstenciones",
  Register: "todas las personas con derecho a voto, voten o no",
  Tacit: "todas las personas con derecho a voto, y quien se abstiene no está en contra",
};

const heads = ({ base }: Kind): string => HEADS[BASES[base] ?? "Cast"];

export const words: typeof import("./en.ts")["words"] = {
  title: "Fundar una cooperativa",
  lead: "Escribe lo que habéis acordado, haz que lo firmen todas las personas fundadoras y envíalo una sola vez a la cadena. Hasta entonces nada sale de este navegador, salvo los enlaces que compartas.",
  steps: {
    preset: "Punto de partida",
    basics: "Nombre y dinero",
    classes: "Clases y pesos",
    rules: "Reglas",
    founders: "Fundadores",
    consents: "Firmas",
    found: "Fundación",
  },
  progress: {
    label: "Pasos de la fundación",
    at: (step: number, steps: number) => `Paso ${step} de ${steps}`,
    done: "hecho",
    back: "Atrás",
    next: (step: string) => `Continuar: ${step}`,
    kept: "Lo que escribes se guarda en este navegador, también cuando cierras la página.",
  },
  problems: (n: number) => plural(n, "Antes hay que corregir una cosa:", "Antes hay que corregir # cosas:"),
  worthAThought: "Vale la pena pensarlo dos veces:",
  startOver: {
    button: "Empezar de nuevo",
    sure: "Se perderá todo lo que has escrito para esta fundación, también las firmas.",
    yes: "Sí, descartarlo",
    no: "No, conservarlo",
  },
  sealed: {
    words: (n: number) =>
      plural(
        n,
        "Una persona fundadora ha firmado exactamente esto. Si algo cambia, esa firma deja de valer y habrá que darla otra vez.",
        "# personas fundadoras han firmado exactamente esto. Si algo cambia, sus firmas dejan de valer y habrá que darlas otra vez.",
      ),
    old: "Mientras no caduquen, quien tenga las firmas de todos bajo el texto anterior todavía podría fundarlo así.",
    change: "Cambiarlo de todos modos",
  },
  voided: (n: number) =>
    plural(
      n,
      "El texto ha cambiado desde que lo firmó una persona. Esa firma ya no vale: pide otra.",
      "El texto ha cambiado desde que lo firmaron # personas. Sus firmas ya no valen: pide otras.",
    ),

  preset: {
    title: "¿Qué tipo de cooperativa es?",
    lead: "Cada punto de partida son los estatutos de un tipo de cooperativa que existe. Después puedes cambiarlo todo.",
    choose: (name: string) => `Partir de ${name}`,
    chosen: "Tu punto de partida",
    again: (name: string) => `Volver a partir de ${name}`,
    sure: "Las clases, los pesos y las reglas que has escrito se sustituirán por los del nuevo punto de partida.",
    yes: "Sí, sustituirlos",
    no: "No, conservar los míos",
    suits: (who: string) => `Adecuada para ${who}`,
    english:
      "Los nombres de las clases y los artículos de estos puntos de partida están en inglés. Escríbelos en la lengua de vuestros miembros.",
    names: {
      somerset: "Cooperativa de varias partes (reglas de Somerset)",
      fairshares: "Cooperativa FairShares",
      scic: "SCIC",
      worker: "Cooperativa de trabajo",
      bencom: "Sociedad de beneficio comunitario",
    },
    about: {
      somerset:
        "Pertenece a usuarios, trabajadores e inversores a la vez. Cada clase tiene una parte fija de las decisiones, tenga los miembros que tenga, y esa parte se divide según voten sus miembros.",
      fairshares:
        "Fundadores, trabajadores, usuarios e inversores tienen un cuarto cada uno. Lo cotidiano se decide por personas; lo importante necesita tres cuartos del total y una mayoría en cada clase.",
      scic: "La cooperativa francesa de interés colectivo: al menos tres clases, ninguna con menos de un décimo ni más de la mitad, y tiene que participar la mitad del peso.",
      worker:
        "Es de quienes trabajan en ella y de nadie más: una clase, una persona, un voto. Lo blindado necesita a todo el mundo.",
      bencom:
        "Sirve a una comunidad más que a sus miembros: una clase, una persona, un voto. Un décimo de cada donación queda bloqueado para siempre y el interés es bajo.",
    },
    who: {
      somerset: "una tienda, una granja o una cooperativa de energía que necesita a gente de varios tipos",
      fairshares: "un proyecto en el que haya que equilibrar fundar, trabajar, usar e invertir",
      scic: "un proyecto de interés general con trabajadores, usuarios y socios colaboradores, como en Francia",
      worker: "un equipo que vive de lo que hace en común",
      bencom: "una tienda de pueblo, un local vecinal o un bar que mucha gente paga con un poco",
    },
    weight: (name: string, bps: number) => `${name} ${percentOfBps(bps)}`,
  },

  basics: {
    title: "Nombre, finalidad y dinero",
    name: "Nombre de la cooperativa",
    purpose: "Finalidad, en una o dos frases",
    purposeHint: "Todo el mundo la verá, para siempre. Di para quién existe la cooperativa.",
    currency: "Moneda: en qué se cuentan participaciones, presupuestos y límites",
    ether: "Éter",
    other: "Otro token",
    address: "Dirección del token",
    addressHint:
      "Un token ERC-20 de esta red. Debe llegar entero cuando se envía: los que cobran comisión o cambian saldos por su cuenta rompen los libros.",
    asking: "Preguntando al token …",
    isToken: (name: string, symbol: string, decimals: number) => `${name} (${symbol}, ${decimals} decimales)`,
    noCode: "En esta dirección no hay ningún contrato de esta red.",
    noToken: "El contrato de esta dirección no dice su símbolo ni sus decimales, así que no puede ser una moneda.",
    unreadable: "No se ha podido preguntar al token, porque no se puede acceder a la cadena.",
    sharePar: (symbol: string) => `Precio de una participación, en ${symbol}`,
    shareHint:
      "Las participaciones se compran y se devuelven a este precio, y nunca se negocian. Más participaciones no son más votos.",
    someCurrency: "la moneda",
  },

  classes: {
    title: "Quién comparte las decisiones",
    lead: "Cada clase tiene una parte fija de las decisiones. Cada miembro tiene un voto en una clase, tenga las participaciones que tenga.",
    className: "Nombre de la clase",
    weight: "Peso, en tanto por ciento",
    user: "Sus miembros usan la cooperativa o trabajan en ella",
    userHint: "Los demás, como los inversores, pueden tener como mucho un cuarto, para siempre.",
    admission: "Cómo se entra",
    admissions: {
      Open: "Entra quien quiera",
      Vouched: "Lo avalan miembros de la clase",
      Officer: "Admite un cargo",
      Resolution: "Los miembros admiten por resolución",
    },
    officerHint: "Al principio no hay cargos: los nombran los miembros por resolución.",
    vouchers: "Cuántos tienen que avalar",
    minShares: "Participaciones que hay que tener",
    maxShares: "Participaciones que se pueden tener",
    maxVotes: "Votos que puede llevar un miembro como máximo",
    maxVotesHint: "1, salvo que los miembros sean cooperativas que representan a mucha gente.",
    more: "Admisión, participaciones y votos",
    add: "Añadir una clase",
    remove: (name: string) => `Quitar la clase ${name}`,
    sum: (bps: number) => `Todos los pesos juntos: ${percentOfBps(bps)}.`,
    power: {
      title: "Lo que pesa un miembro de cada clase",
      lead: "Pon con cuántos miembros cuentas.",
      heads:
        "Aquí ningún tipo de resolución cuenta por pesos: todos los miembros pesan lo mismo, sea cual sea su clase.",
      counted: (kinds: readonly string[]) =>
        `Así es donde cuentan los pesos: ${list(kinds)}. Donde se cuentan personas, todos los miembros pesan lo mismo.`,
      members: (name: string) => `Miembros: ${name}`,
      each: (share: number) => `cada uno, ${percent(share)} de la votación`,
      dormant: "de momento, demasiado pocos para pesar",
      ratio: (most: string, least: string, times: number) =>
        `Un miembro de «${most}» pesa tanto como ${number(Math.round(times * 10) / 10)} de «${least}».`,
      same: "Todos los miembros pesan lo mismo.",
    },
    limits: "Límites de los pesos, fijados para siempre",
    nonUserCap: "Todas las clases que no son de usuarios juntas, como máximo (%)",
    classFloor: "Cada clase, como mínimo (%)",
    classCeiling: "Cada clase, como máximo (%)",
    minClasses: "Clases, como mínimo",
  },

  kindName: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0) return "Resolución ordinaria";
    if (slot === dissolution) return "Disolución";
    if (slot === 1) return "Resolución extraordinaria";
    return slot === kinds - 1 ? "Resolución blindada" : `Resolución de tipo ${slot + 1}`;
  },
  kindUse: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0)
      return "Para todo lo que no pide otro tipo: presupuestos, rondas, donaciones, encargos a los cargos.";
    if (slot === dissolution)
      return "Para disolver la cooperativa. Los contratos exigen siempre tres cuartos de todos los miembros.";
    if (slot === 1)
      return "Para los estatutos, los poderes, las expulsiones, las pérdidas y las donaciones a la reserva.";
    return slot === kinds - 1
      ? "Para lo que no debe cambiar a la ligera: los artículos que protege, la maquinaria y quién puede recibir la reserva."
      : "Para los artículos que protege.";
  },

  kind: {
    approval: (kind: Kind): string => {
      const part = fraction(kind);
      const mode = MODES[kind.mode] ?? "PLAIN";
      if (mode === "PROPORTIONAL")
        return `Se aprueba con ${part} del peso. El peso de cada clase se divide según votan sus miembros.`;
      if (mode === "BLOC") return `Se aprueba con ${part} del peso. Cada clase lo da entero a su propia mayoría.`;
      if (mode === "DUAL") return `Se aprueba con ${part} de ${heads(kind)}, y con una mayoría dentro de cada clase.`;
      if (mode === "PLAIN") return `Se aprueba con ${part} de ${heads(kind)}: una persona, un voto.`;
      return kind.numerator === 0
        ? "Se aprueba si nadie lo bloquea dando una razón."
        : `Se aprueba con ${part} de ${heads(kind)}, si nadie lo bloquea dando una razón.`;
    },
    quorum: (kind: Kind, isWeighted: boolean): string => {
      const { quorumBps, secondQuorumBps } = kind;
      if (quorumBps === 0) return "Sin quórum: decide quien vota.";
      const first = `Quórum: tiene que participar el ${percentOfBps(quorumBps)} ${
        isWeighted ? "del peso" : "de los miembros"
      }.`;
      return secondQuorumBps === 0
        ? `${first} No hay segunda convocatoria.`
        : `${first} Si no se alcanza, la segunda convocatoria necesita el ${percentOfBps(secondQuorumBps)}.`;
    },
    classes: ({ classQuorumBps, minVotedClasses, minClassSize }: Kind, classes: number): string =>
      [
        classQuorumBps > 0 ? `En cada clase tiene que participar el ${percentOfBps(classQuorumBps)}.` : "",
        minVotedClasses > 1 && classes > 1
          ? `Tienen que participar miembros de al menos ${number(minVotedClasses)} clases, si las hay.`
          : "",
        minClassSize > 1 && classes > 1
          ? `Una clase con menos de ${number(minClassSize)} miembros aún no cuenta: su peso pasa a las de usuarios.`
          : "",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
    time: ({ notice, votingTime, delay }: Kind): string =>
      `${
        notice === 0 ? "Se puede votar enseguida" : `Se anuncia con ${duration(notice)} de antelación`
      }, la votación dura ` +
      `${duration(votingTime)}, y lo decidido se ejecuta ${
        delay === 0 ? "enseguida" : `como pronto ${duration(delay)} después`
      }.`,
    tenure: ({ minTenure }: Kind): string =>
      minTenure === 0
        ? "Vota quien haya entrado antes de que se abra la votación."
        : `Vota quien lleve ${duration(
            minTenure,
          )} como miembro al abrirse la votación; los fundadores, desde el primer día.`,
    fields: {
      mode: "Cómo se cuenta",
      approval: "Aprobación necesaria",
      quorum: "Quórum (%)",
      secondQuorum: "Quórum de la segunda convocatoria (%; 0: no la hay)",
      classQuorum: "Quórum dentro de cada clase (%)",
      minVotedClasses: "Clases que tienen que participar",
      minClassSize: "Miembros que necesita una clase para contar",
      notice: "Antelación, en días",
      votingTime: "Tiempo para votar, en días",
      delay: "Espera hasta que se ejecuta, en días",
      minTenure: "Antigüedad para votar, en días",
    },
    modes: {
      PLAIN: "Por personas: una persona, un voto",
      PROPORTIONAL: "Por pesos, divididos según vota cada clase",
      BLOC: "Por pesos, cada clase con una sola voz",
      DUAL: "Por personas, y con mayoría en cada clase",
      CONSENT: "Por consentimiento: nadie bloquea",
    },
    fraction: (part: { numerator: number; denominator: number; moreThan: boolean }) =>
      capitalize(fraction(part as Kind)),
  },

  rulesStep: {
    title: "Reglas",
    lead: "Tal como están son sensatas. Abre lo que quieras leer o cambiar.",
    read: (what: string) => `Leerlo todo y cambiarlo: ${what}`,
    edit: (what: string) => `Cambiar: ${what}`,
    kinds: "Cómo deciden los miembros",
    articles: "Artículos",
    articlesLead:
      "Lo que defiende la cooperativa, con vuestras palabras. Cada uno dice qué tipo de resolución puede cambiarlo.",
    articleNumber: (n: number) => `Artículo ${n}`,
    articleTitle: "Título",
    articleText: "Texto",
    articleKind: "Lo puede cambiar",
    addArticle: "Añadir un artículo",
    removeArticle: (n: number) => `Quitar el artículo ${n}`,
    tiers: "Gastos",
    tiersLead:
      "Quien responde de un presupuesto pide un pago con su justificante. Cuántos más deben aprobarlo depende del importe.",
    tierNumber: (n: number) => `Límite ${n}`,
    tier: ({ approvals, objections, waiting }: Rulebook["tiers"][number], upTo: string) =>
      `Hasta ${upTo}: lo ${plural(approvals, "aprueba # miembro más", "aprueban # miembros más")}` +
      `${
        waiting === 0
          ? "; se paga enseguida."
          : `; después pasan ${duration(waiting)}, en los que ${plural(
              objections,
              "# objeción lo lleva",
              "# objeciones lo llevan",
            )} a votación.`
      }`,
    above: "Más que el límite más alto no se puede pagar de una vez.",
    upTo: (symbol: string) => `Hasta, en ${symbol}`,
    approvals: "Aprobaciones",
    objections: "Objeciones que lo llevan a votación",
    waiting: "Tiempo para objetar, en días",
    addTier: "Añadir un límite",
    removeTier: (n: number) => `Quitar el límite ${n}`,
    membership: "Miembros",
    membershipWords: ({ answerTime, hearing, recoveryDelay, switchCooldown }: Rulebook["membership"]): string[] => [
      `A quien pide entrar se le responde en ${duration(answerTime)}, o puede recurrir a todos los miembros.`,
      `Antes de una expulsión, el miembro tiene ${duration(hearing)} para ser oído.`,
      `Una cartera perdida se sustituye tras ${duration(recoveryDelay)}, en los que la antigua puede vetarlo.`,
      switchCooldown === 0
        ? "Los miembros pueden cambiar de clase en cualquier momento."
        : `Entre dos cambios de clase tienen que pasar ${duration(switchCooldown)}.`,
    ],
    answerTime: "Plazo para responder a quien pide entrar, en días",
    hearing: "Audiencia antes de una expulsión, en días",
    recoveryDelay: "Espera para sustituir una cartera perdida, en días",
    switchCooldown: "Espera entre dos cambios de clase, en días",
    capital: "Capital social",
    capitalWords: (
      { notice, lock, yearlyCapBps, interestFloorBps, interestBaseBps, interestOverBaseBps }: Rulebook["capital"],
      liquidityFloor: string,
    ): string[] => [
      `Las participaciones se devuelven a su precio, ${duration(notice)} después de pedirlas, por orden de petición` +
        `${lock === 0 ? "." : `, y no durante los primeros ${duration(lock)}.`}`,
      yearlyCapBps === 10_000
        ? "Lo que se devuelve en un año no tiene límite."
        : `En un año se devuelve como mucho el ${percentOfBps(yearlyCapBps)} del capital social.`,
      `El interés nunca supera el ${percentOfBps(
        Math.max(interestFloorBps, interestBaseBps + interestOverBaseBps),
      )} al año.`,
      `Al devolver participaciones, el fondo general y el capital juntos conservan ${liquidityFloor}.`,
    ],
    capitalNotice: "Antelación para recuperar participaciones, en días",
    lock: "Tiempo que las participaciones se quedan, en días",
    yearlyCap: "Parte del capital que se devuelve en un año como máximo (%)",
    interestFloor: "Interés siempre permitido (% al año)",
    interestBase: "Tipo de interés de fuera (% al año)",
    interestOverBase: "Interés permitido por encima de ese (% al año)",
    liquidityFloor: (symbol: string) => `Dinero que las devoluciones no tocan, en ${symbol}`,
    agenda: "Propuestas",
    agendaWords: ({
      maxOpenProposals,
      maxPrincipals,
      petitionBps,
      petitionCap,
      rePutBar,
    }: Rulebook["agenda"]): string[] => [
      `Un miembro puede tener ${plural(maxOpenProposals, "# propuesta abierta", "# propuestas abiertas")} a la vez.`,
      maxPrincipals === 0
        ? "Nadie vota por otra persona."
        : `Un miembro puede votar como representante de ${plural(maxPrincipals, "# más", "otros #")}.`,
      `El ${percentOfBps(petitionBps)} de los miembros, o ${number(
        petitionCap,
      )} si son menos, ponen cualquier cosa en el orden del día por petición.`,
      rePutBar === 0
        ? "Una cuestión rechazada se puede volver a plantear enseguida."
        : `Una cuestión rechazada descansa ${duration(rePutBar)}.`,
    ],
    maxOpenProposals: "Propuestas abiertas de un miembro",
    maxPrincipals: "Miembros por los que puede votar un representante",
    petition: "Petición: parte de los miembros (%)",
    petitionCap: "Petición: con tantos miembros siempre basta",
    rePutBar: "Descanso de una cuestión rechazada, en días",
    reserve: "Reserva y bloqueo de activos",
    reserveWords: (reserveBps: number) =>
      reserveBps === 0
        ? "De lo que se da a la cooperativa nada se bloquea enseguida. Lo que los miembros pongan en la reserva irrepartible no es de ningún miembro, nunca."
        : `El ${percentOfBps(
            reserveBps,
          )} de todo lo que se da a la cooperativa va a la reserva irrepartible, que no es de ningún miembro, nunca.`,
    reservePart: "Parte de cada donación que se bloquea enseguida (%)",
    bodies:
      "Entidades con activos bloqueados: quién puede recibir la reserva, y lo que quede si se disuelve la cooperativa",
    bodiesWords: (names: readonly string[]) =>
      names.length === 0
        ? "Todavía no se nombra ninguna entidad con activos bloqueados."
        : `Lo bloqueado puede ir a ${list(names)}, y a nadie más.`,
    bodyName: "Nombre de la entidad",
    bodyWallet: "Su dirección",
    addBody: "Añadir una entidad",
    removeBody: (n: number) => `Quitar la entidad ${n}`,
  },

  founders: {
    title: "Quién la funda",
    lead: "Cada persona fundadora firma el texto entero y es miembro con voto desde el primer día. Una cartera por persona, que pueda firmar; las cuentas de contrato también pueden.",
    wallet: (n: number) => `Cartera del fundador ${n}`,
    class: (n: number) => `Clase del fundador ${n}`,
    remove: (n: number) => `Quitar al fundador ${n}`,
    add: "Añadir un fundador",
    addMine: "Añadir mi cartera",
    mineIsIn: "Tu cartera está entre los fundadores.",
    connect: "para añadirte",
    paste: "Puedes pegar varias direcciones a la vez.",
    contract: "Una cuenta de contrato: firma según sus propias reglas (ERC-1271).",
    privacy:
      "Las direcciones son públicas para siempre. La cartera que menos dice de su dueño es la que no se usa para otra cosa.",
    none: "Todavía no hay fundadores. Añade tu cartera y las que te den los demás.",
  },

  consents: {
    title: "Firman todos los fundadores",
    lead: "Cada uno lee el texto y lo firma con su propia cartera. No cuesta nada y no envía nada a la cadena.",
    state: (signed: number, all: number) =>
      signed === all
        ? "Han firmado todos los fundadores."
        : `Han firmado ${number(signed)} de ${plural(all, "# fundador", "# fundadores")}.`,
    signedUntil: (until: string) => `Firmado, vale hasta el ${until}`,
    lapsed: "Firmado, pero la firma ha caducado",
    invalid: "Esta firma no vale (o ya no)",
    checking: "Comprobando la firma …",
    unchecked: "No se ha podido comprobar la firma, porque no se puede acceder a la cadena",
    missing: "Todavía no ha firmado",
    voided: "Firmó una versión anterior",
    you: "tú",
    remove: (wallet: string) => `Quitar la firma de ${wallet}`,
    hash: "Huella del texto",
    hashHint: "Todos tienen que ver la misma. Representa cada palabra y cada número del texto.",
    sign: {
      title: "Firmar con la cartera de este navegador",
      connect: "para firmar",
      button: "Firmar el texto",
      signing: "Mira tu cartera …",
      done: "Has firmado.",
      notFounder: (wallet: string) => `La cartera conectada ${wallet} no está entre los fundadores.`,
      until: "Tu firma vale durante",
      days: (n: number) => plural(n, "# día", "# días"),
      deadlineHint: "Si para entonces no se ha fundado la cooperativa, caduca.",
    },
    share: {
      title: "Pedírselo a los demás",
      words:
        "Envía este enlace a cada fundador. Lleva el texto entero detrás de la #, que los navegadores no envían a ningún servidor. Cada uno firma y te devuelve un enlace o un código.",
      link: "Enlace para los fundadores",
      making: "Empaquetando el texto …",
    },
    collect: {
      title: "Entregar lo que te devuelvan",
      words: "En cualquier orden, uno o varios a la vez.",
      label: "Enlaces o códigos de firma",
      button: "Añadir las firmas",
      added: (n: number) => plural(n, "Se ha añadido una firma.", "Se han añadido # firmas."),
      damaged: "Esto no es una firma de la página de firmar, o está incompleta.",
      otherCharter: (wallet: string) =>
        `${wallet} ha firmado otro texto, o este antes de que cambiara. Envíale el enlace nuevo.`,
      notFounder: (wallet: string) => `${wallet} no está entre los fundadores.`,
      notGood: (wallet: string) => `Esta no es una firma válida de ${wallet} bajo este texto.`,
      lapsed: (wallet: string) => `La firma de ${wallet} ha caducado.`,
      unreachable: "No se ha podido comprobar la firma, porque no se puede acceder a la cadena. Inténtalo otra vez.",
      noDraft:
        "Con este enlace ha llegado una firma, pero en este navegador no hay ninguna fundación. Ábrelo donde se escribió el texto.",
    },
    needAll: "La cooperativa se puede fundar cuando hayan firmado todos.",
  },

  found: {
    title: "Fundarla",
    lead: "Una sola transacción funda la cooperativa con todos sus contratos. La puede enviar cualquier cartera, que no gana nada con ello.",
    connect: "para fundar la cooperativa",
    action: (name: string) => `Fundar «${name}»`,
    button: "Fundar la cooperativa",
    trying: "Haciendo la prueba …",
    fee: (ether: string, gas: string) =>
      `La comisión de red será de unos ${ether} ETH (${gas} de gas). No se paga nada más.`,
    refused: (why: string) => `Se rechazaría: ${why}`,
    opening: "Fundada. Abriendo la página de la cooperativa …",
    already: (link: ReactNode) => say`Esta cooperativa ya está fundada: ${link}.`,
    open: "abrir su página",
    tidy: "Descartar el borrador",
    missing: "Falta la firma de alguien, o ya no vale. Vuelve a las firmas.",
    legal:
      "Un contrato no es una sociedad registrada. Lo que guarda la cadena es un registro de trabajo; la ley de tu país puede pedir más.",
  },

  summary: {
    title: "El texto en palabras llanas",
    purpose: "Finalidad",
    money: "Dinero",
    moneyWords: (symbol: string, par: string) => `Se cuenta en ${symbol}. Una participación cuesta ${par}.`,
    currencyAt: (address: ReactNode) => say`El token está en ${address}.`,
    assets: (names: readonly string[]) => `La tesorería también acepta: ${list(names)}.`,
    founders: (n: number) => plural(n, "# fundador", "# fundadores"),
    classes: "Clases y pesos",
    className: ({ name, weightBps, isUser }: Class): string =>
      `${name}: ${percentOfBps(weightBps)} del peso${isUser ? "" : " (no son usuarios)"}`,
    admission: {
      Open: () => "Entra quien quiera.",
      Vouched: (n: number) =>
        plural(n, "# miembro de la clase avala a quien entra.", "# miembros de la clase avalan a quien entra."),
      Officer: () => "Admite un cargo.",
      Resolution: () => "Los miembros admiten por resolución.",
    },
    shares: (least: number, most: number) =>
      least === 0
        ? `Un miembro puede tener hasta ${plural(most, "# participación", "# participaciones")}.`
        : `Un miembro tiene de ${number(least)} a ${plural(most, "# participación", "# participaciones")}.`,
    limits: ({ nonUserCapBps, classFloorBps, classCeilingBps, minClasses }: Rulebook["weighing"]) =>
      `Para siempre: las clases que no son de usuarios tienen como máximo el ${percentOfBps(
        nonUserCapBps,
      )} juntas, y cada ` +
      `clase, del ${percentOfBps(classFloorBps)} al ${percentOfBps(classCeilingBps)}.` +
      `${minClasses > 1 ? ` Hay al menos ${number(minClasses)} clases.` : ""}`,
    changedBy: (kind: string) => `Lo cambia: ${kind}`,
    none: "Ninguno.",
  },

  sign: {
    title: "Firmar unos estatutos",
    lead: "Alguien te pide que fundéis juntos una cooperativa. Lee lo que dice y fírmalo si estás de acuerdo.",
    none: {
      title: "En este enlace no hay ningún texto",
      words:
        "El enlace que reciben los fundadores lleva el texto entero. Pide a quien te lo envió que lo copie completo.",
    },
    damaged: {
      title: "Este enlace está dañado",
      words:
        "Lo que hay detrás de la # no es un texto nuestro, o se cortó por el camino. Pide el enlace otra vez y cópialo entero.",
    },
    elsewhere: {
      title: "Este texto es para otro sitio",
      words:
        "Se va a fundar en otra red, o con otra fábrica que la de esta página. Una firma dada aquí no serviría para nada.",
    },
    unfit: "Tal como está, no se podría fundar. Díselo a quien te lo envió:",
    fingerprint: "Compárala con los demás antes de firmar.",
    you: (class_: string) => `Tu cartera está entre los fundadores, en la clase «${class_}».`,
    notYou: (wallet: string) =>
      `La cartera conectada ${wallet} no está entre los fundadores. Conecta la que sí lo está.`,
    connect: "para ver si estás entre los fundadores, y para firmar",
    signTitle: "Tu firma",
    what: "Firmas que fundas esta cooperativa en esta clase, con este texto y ningún otro. No se envía nada a la cadena.",
    handBack: {
      title: "Has firmado. Ahora devuélvelo",
      words: "Envía este enlace, o el código, a quien te lo pidió. No contiene más que tu firma.",
      link: "Enlace para devolver",
      code: "O solo el código",
      here: "La estoy fundando en este navegador: llévame a las firmas",
    },
    founded: (link: ReactNode) => say`Esta cooperativa ya se ha fundado: ${link}.`,
  },

  rules: {
    name: "La cooperativa necesita un nombre.",
    purpose: "Di en una frase para qué es la cooperativa.",
    currency: "Elige una moneda: la dirección de un token es 0x y 40 cifras, copiadas sin errores.",
    currencyNotAccepted: "La tesorería tiene que aceptar la propia moneda de la cooperativa.",
    currencyUnfit: "Elige una moneda que diga su símbolo y sus decimales.",
    sharePar: "Una participación tiene que costar algo: más que nada, y no más de lo que los contratos saben contar.",
    classNumber: (n: number) => `Una cooperativa tiene de una a ocho clases, no ${number(n)}.`,
    minClassesUnfit: "El número mínimo de clases es un número entero.",
    tooFewClasses: (n: number) => `Los estatutos piden al menos ${plural(n, "# clase", "# clases")}.`,
    cap: (bps: number) =>
      `A las clases que no son de usuarios se les puede permitir como mucho el ${percentOfBps(bps)}.`,
    bounds: "Los límites de una clase están entre 0 y 100 %.",
    weightsWhole: (bps: number) =>
      Number.isNaN(bps)
        ? "Cada clase necesita un peso."
        : `Los pesos tienen que sumar 100 %, y suman ${percentOfBps(bps)}.`,
    noUsers: "Al menos una clase tiene que ser de quienes usan la cooperativa o trabajan en ella.",
    nonUsers: (bps: number, cap: number) =>
      `Las clases que no son de usuarios tendrían el ${percentOfBps(bps)}, y pueden tener el ${percentOfBps(cap)}.`,
    weight: (name: string, floor: number, ceiling: number) =>
      `El peso de «${name}» tiene que estar entre ${percentOfBps(floor)} y ${percentOfBps(ceiling)}.`,
    className: "Cada clase necesita un nombre.",
    classTwice: (name: string) => `Dos clases se llaman «${name}».`,
    maxVotes: (name: string) => `Un miembro de «${name}» lleva al menos un voto y como mucho 255.`,
    vouchers: (name: string) =>
      `Si los miembros de «${name}» avalan a quien entra, tiene que avalar al menos uno (255 como máximo).`,
    shares: (name: string) => `Las participaciones que debe tener un miembro de «${name}» son un número entero.`,
    holding: (name: string) =>
      `A los miembros de «${name}» se les tiene que permitir tener las participaciones que se les exigen.`,
    kindNumber: (n: number) => `Una cooperativa tiene de uno a dieciséis tipos de resolución, no ${number(n)}.`,
    noDissolution: "Uno de los tipos de resolución tiene que ser el que disuelve la cooperativa.",
    weakerThanDissolution: (kind: string) =>
      `${kind}: tiene que pedir al menos tres cuartos de todos los miembros, por personas, como todos los tipos desde la disolución.`,
    unreachable: (kind: string) => `${kind}: nada podría aprobarse nunca, porque pide más que todo.`,
    quorum: (kind: string) => `${kind}: un quórum está entre 0 y 100 %.`,
    secondQuorum: (kind: string) => `${kind}: el quórum de la segunda convocatoria no puede superar el de la primera.`,
    votingTime: (kind: string) => `${kind}: una votación dura al menos una hora y como mucho un año.`,
    time: (kind: string) => `${kind}: la antelación, la espera y la antigüedad son como mucho de un año.`,
    minVotedClasses: (kind: string, classes: number) =>
      `${kind}: solo hay ${plural(classes, "# clase que podría", "# clases que podrían")} participar.`,
    minClassSize: (kind: string) =>
      `${kind}: los miembros que necesita una clase para contar son un número entero hasta 255.`,
    nobodyVotes: (kind: string) => `${kind}: tiene que poder votar al menos una clase de usuarios.`,
    articleTitle: (n: number) => `El artículo ${n} necesita un título.`,
    articleText: (n: number) => `El artículo ${n} necesita un texto.`,
    articleHash: (n: number) => `La huella del artículo ${n} no corresponde a su texto.`,
    articleKind: (n: number) => `El artículo ${n} tiene que decir con qué tipo de resolución se puede cambiar.`,
    tierNumber: (n: number) => `Hay de uno a ocho límites de gasto, no ${number(n)}.`,
    tierRises: (n: number) => `El límite de gasto ${n} tiene que ser mayor que nada y que el límite anterior.`,
    tierApprovals: (n: number) => `El límite de gasto ${n} necesita una aprobación, y no menos que el anterior.`,
    tierObjections: (n: number) =>
      `En el límite de gasto ${n}, una objeción o más tienen que llevar un pago a votación.`,
    tierWaiting: (n: number) => `En el límite de gasto ${n}, el tiempo para objetar es como mucho de 90 días.`,
    answerTime: "A quien pide entrar se le responde como mucho en un año.",
    hearing: "La audiencia antes de una expulsión dura al menos una semana y como mucho 180 días.",
    recoveryDelay: "Una cartera perdida se sustituye al menos tras tres días y como mucho tras 180.",
    switchCooldown: "Entre dos cambios de clase pasan como mucho dos años.",
    capitalNotice: "La antelación para recuperar participaciones es como mucho de dos años.",
    lock: "Las participaciones se quedan como mucho diez años.",
    yearlyCap: "Del capital se devuelve en un año más que nada y como mucho todo.",
    interestFloor: "El interés siempre permitido es como mucho del 10 % al año.",
    interestBase: "El tipo de interés de fuera es como mucho del 20 % al año.",
    interestOverBase: "El interés permitido por encima de ese es como mucho del 5 % al año.",
    liquidityFloor: "El dinero que las devoluciones no tocan es un importe, o 0.",
    reserve: (bps: number) => `De lo que se da se puede bloquear enseguida como mucho el ${percentOfBps(bps)}.`,
    maxOpenProposals: "Un miembro puede tener de una a cinco propuestas abiertas.",
    maxPrincipals: "Un representante vota como mucho por 255 miembros.",
    petition: "Una petición pide una parte de los miembros entre 0 y 100 %.",
    petitionCap: "Una petición tiene que ser alcanzable: al menos un miembro.",
    rePutBar: "Una cuestión rechazada descansa como mucho dos años.",
    bodyName: "Cada entidad con activos bloqueados necesita un nombre.",
    bodyWallet: "Cada entidad con activos bloqueados necesita una dirección: 0x y 40 cifras, copiadas sin errores.",
    noFounders: "Una cooperativa necesita fundadores.",
    founderWallet: (n: number) => `El fundador ${n} necesita una cartera: 0x y 40 cifras, copiadas sin errores.`,
    founderTwice: (n: number) => `El fundador ${n} tiene la misma cartera que alguien de más arriba.`,
    founderClass: (n: number) => `El fundador ${n} tiene que ser de una clase que exista.`,
  },

  warnings: {
    ether:
      "Los importes de los puntos de partida están pensados para dinero como euros o dólares. Si contáis en éter, revisa el precio de una participación y los límites de gasto.",
    nonUsersVeto: (kind: string) =>
      `Quienes no son usuarios pueden impedir por sí solos lo que necesita este tipo: ${kind}.`,
    bloc: "Donde cada clase habla con una sola voz, una mayoría justa dentro de una clase calla al resto de ella.",
    amplified: (most: string, least: string, times: number) =>
      `Un miembro de «${most}» pesaría tanto como ${number(times)} de «${least}». Más de 25 es difícil de explicar.`,
    empty: (name: string) =>
      `Sin miembros en «${name}», su peso pasa a las clases de usuarios hasta que entre alguien.`,
    dormant: (name: string, size: number) =>
      `Con menos de ${number(size)} miembros, «${name}» aún no pesa: su peso lo tienen las clases de usuarios.`,
    alone: (name: string, share: number) =>
      `Un solo miembro de «${name}» tendría el ${percent(share)} de cada votación por pesos.`,
    hurry:
      "De la propuesta al final de la votación pasan menos de tres días: quien se va un fin de semana se la pierde.",
    noQuorum: "Las resoluciones ordinarias no tienen quórum: puede decidir un solo miembro si nadie más vota.",
    noTenure: "Quien entra puede votar enseguida: muchos podrían entrar solo para ganar una votación.",
    noLockedBody:
      "No se nombra ninguna entidad con activos bloqueados. Hasta que una resolución blindada nombre una, la reserva no puede ir a ningún sitio y la cooperativa no se puede disolver.",
    fewFounders: (n: number) =>
      `Menos de ${number(n)} fundadores: casi todas las leyes piden más, y dos personas se bloquean.`,
    fewClasses: (n: number) =>
      `Los estatutos piden al menos ${plural(n, "# clase", "# clases")}, y los fundadores son de menos.`,
    classWithoutFounder: (names: readonly string[]) =>
      `${list(names.map((name) => `«${name}»`))}: al principio sin miembros, y sin peso hasta que entre alguien.`,
    nobodyVouches: (name: string, vouchers: number) =>
      `En «${name}» no se podrá admitir a nadie: ${plural(
        vouchers,
        "tiene que avalar # miembro",
        "tienen que avalar # miembros",
      )}, y la fundan menos.`,
  },
};
