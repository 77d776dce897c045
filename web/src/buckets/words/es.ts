import type { ReactNode } from "react";
import type { Stage } from "../bucket.ts";
import type { Problem } from "../draft.ts";
import type { Order, State } from "../filter.ts";
import { plural, say } from "../../words/format.ts";

const stages: Record<Stage, string> = {
  idea: "Idea",
  lapsed: "Idea, ya tarde para abrirla",
  filling: "Llenándose",
  due: "Por decidir",
  funded: "Financiada",
  standing: "Permanente",
  completed: "Terminada",
  failed: "No llegó a su mínimo",
  cancelled: "Cancelada",
};

const states: Record<State, string> = {
  all: "Todas",
  filling: "Llenándose",
  idea: "Ideas",
  funded: "Financiadas",
  ended: "Acabadas",
};

const orders: Record<Order, string> = {
  newest: "Primero las nuevas",
  closing: "Primero las que cierran pronto",
  fullest: "Primero las casi llenas",
  largest: "Primero las de mayor meta",
};

export const words: typeof import("./en.ts")["words"] = {
  stages,
  list: {
    title: "Huchas",
    lead: "Ideas con precio. Cualquiera puede llenar una; su responsable la gasta, con justificantes que otros aprueban.",
    suggest: "Proponer una hucha",
    filters: "Qué huchas",
    states,
    orders,
    state: "Estado",
    round: "Ronda",
    anyRound: "Todas las rondas y campañas",
    noRound: "Campañas propias",
    roundNamed: (number: number, title: string) => `Ronda ${number}: ${title}`,
    order: "Orden",
    search: "Buscar",
    mine: "Solo las mías",
    mineMeans: "de las que eres responsable o en las que has puesto algo",
    found: (n: number) => plural(n, "# hucha", "# huchas"),
    none: "No hay ninguna hucha así.",
    reset: "Ver todas",
    more: (n: number) => plural(n, "Mostrar # más", "Mostrar # más"),
    empty:
      "Nadie ha propuesto ninguna hucha todavía. Una hucha es una idea con precio: quien la tiene dice para qué es, cuánto cuesta como mínimo y como máximo, y hasta cuándo. Los miembros la llenan desde una ronda y cualquiera, de su bolsillo. Si no llega a su mínimo, todo el mundo lo recupera todo.",
    emptyDo: "Puedes proponer la primera.",
  },
  none: {
    title: "Esa hucha no existe",
    text: "Los libros de esta cooperativa no conocen ninguna hucha con este número.",
    back: "Ver todas las huchas",
  },
  campaign: "Una campaña propia",
  bountyBadge: "Recompensa",
  bounty:
    "Una recompensa: todavía no se sabe quién recibe el dinero. Pueden nombrar a alguien los financiadores, y también la persona responsable.",
  steward: {
    one: (who: ReactNode) => say`Responsable: ${who}`,
    several: (who: ReactNode, others: ReactNode) => say`Responsable: ${who}, con ${others}`,
    outsider: (wallet: string) => `${wallet}, que no es miembro`,
  },
  when: {
    idea: (when: ReactNode) => say`Para hablar de ella. Su responsable puede abrirla, a más tardar ${when}.`,
    lapsed: (day: ReactNode) => say`No se abrió antes del ${day}, y ya no se puede.`,
    filling: (when: ReactNode) => say`Se decide ${when}.`,
    fillingOn: (when: ReactNode, day: ReactNode) =>
      say`Se decide ${when}. Si para entonces ha llegado a su mínimo, admite más hasta el ${day}.`,
    due: (day: ReactNode) => say`Su plazo terminó el ${day}.`,
    funded: (day: ReactNode) => say`Financiada el ${day}.`,
    second: (when: ReactNode) => say`Ha llegado a su mínimo y admite más; eso termina ${when}.`,
    standing: "Está para quedarse, sin meta ni plazo.",
    completed: (day: ReactNode) => say`Terminada el ${day}; lo que no se gastó vuelve a quienes la llenaron.`,
    failed: (day: ReactNode) => say`Cerrada el ${day}; todo lo que había en ella vuelve.`,
    cancelled: (day: ReactNode) => say`Cancelada el ${day}; lo que no se gastó vuelve a quienes la llenaron.`,
    report: (document: ReactNode) => say`Informe: ${document}.`,
  },
  progress: {
    title: "Cómo de llena está",
    towards: (sum: ReactNode, min: string, max: string) => say`${sum} hacia su mínimo de ${min}; máximo ${max}`,
    passed: (sum: ReactNode, min: string, max: string) => say`${sum}: ya tiene su mínimo de ${min}; máximo ${max}`,
    noMinimum: (sum: ReactNode, max: string) => say`${sum} de ${max} como máximo`,
    standing: (sum: ReactNode) => say`${sum} hasta ahora`,
    fromMembers: (amount: string) => `${amount} de miembros`,
    fromSomeMembers: (amount: string, n: number) => plural(n, `${amount} de # miembro`, `${amount} de # miembros`),
    fromFunders: (amount: string) => `${amount} de financiadores`,
    fromFund: (amount: string) => `${amount} de un fondo`,
    nothing: "Todavía no hay nada en ella.",
  },
  plan: {
    title: "El plan",
    nothing: "No se dijo nada más sobre ella.",
    picture: (where: ReactNode) => say`Imagen: ${where}`,
    tags: "Etiquetas",
    costs: "Cuánto cuesta",
    item: "Para qué",
    least: "Al menos",
    most: "Como mucho",
    stretch: "Si hay más",
    sum: "En total",
    income: "Ingresos de otra parte, que no rebajan lo que se pide aquí",
    commons: "Para todo el mundo",
    commonsLead:
      "Lo que la persona responsable promete dar a todo el mundo. La hucha no se puede terminar antes de eso.",
    promised: "Prometido",
    kept: (document: ReactNode) => say`Cumplido: ${document}`,
  },
  funders: {
    title: "Quién la llenó",
    nobody: "Nadie la ha llenado de su bolsillo todavía.",
    gave: (amount: string, day: ReactNode) => say`${amount}, la primera vez el ${day}`,
    refunded: (amount: string) => `${amount} devueltos`,
    fund: "Un fondo de la cooperativa",
    all: (n: number) => plural(n, "Mostrar # financiador", "Mostrar los # financiadores"),
  },
  purse: {
    title: "Su dinero",
    got: "Recibido",
    spent: "Gastado",
    asked: "Pedido",
    left: "Queda",
    unspent: "Sin gastar",
    back: "Devuelto",
  },
  fill: {
    title: "Llenarla",
    label: (symbol: string) => `Cantidad en ${symbol}`,
    connect: "para llenarla.",
    button: "Llenar la hucha",
    doing: (amount: string, title: string) => `Llenar «${title}» con ${amount}`,
    holds: (balance: string) => `Tu cartera tiene ${balance}.`,
    tooMuch: (balance: string) => `Es más que los ${balance} de tu cartera.`,
    tooLarge: (room: string) => `Tal como está, en la hucha caben ${room}.`,
    keepForFee: "Guarda algo de ether para la comisión de red.",
    happens: "Qué pasa",
    pays: (amount: string) =>
      `${amount} pasan de tu cartera a la tesorería, a la cuenta de esta hucha y a ninguna otra.`,
    ways: {
      once: "Lo confirmas una vez en tu cartera.",
      signing:
        "Firmas una vez y confirmas una vez: con la firma, la tesorería puede tomar justo esta cantidad y nada más.",
      together:
        "Confirmas una sola vez en tu cartera: permite a la tesorería tomar justo esta cantidad y llena la hucha, las dos cosas o ninguna.",
      twice:
        "Confirmas dos cosas en tu cartera: primero que la tesorería puede tomar justo esta cantidad, y luego la aportación.",
    },
    matched: (amount: string, fund: string) => `El fondo «${fund}» añade ${amount}.`,
    matching: (fund: ReactNode, left: string, most: string) =>
      say`El fondo ${fund} dobla lo que se da mientras le quede: tiene ${left}, y añade hasta ${most} por financiador.`,
    backIfMissed: (min: string, when: ReactNode) =>
      say`Si la hucha no ha llegado a su mínimo de ${min} cuando se decida, ${when}, puedes recuperarlo todo.`,
    hasMinimum: "La hucha ya tiene su mínimo: la persona responsable puede gastar lo que hay.",
    backIfUnspent:
      "Si se cancela, o se termina y sobra algo, lo que no se gastó vuelve a quienes la llenaron, a cada cual en proporción.",
    nobodyElse:
      "Nadie más puede sacar el dinero: se paga contra justificantes que aprueban los miembros, y los miembros pueden objetar.",
    gave: (amount: string) => `Hasta ahora has dado ${amount}.`,
    full: "Está llena.",
  },
  refund: {
    title: "Dinero que vuelve",
    take: (amount: string) => `Recuperar ${amount}`,
    taking: (amount: string, title: string) => `Recuperar ${amount} de «${title}»`,
    taken: (amount: string) => `Has recuperado ${amount}.`,
    elsewhere: "A otra cartera, si la tuya no puede recibirlo",
    otherWallet: "La otra cartera",
    takingTo: (amount: string, title: string, wallet: string) => `Recuperar ${amount} de «${title}» en ${wallet}`,
    takeThere: "Recuperarlo allí",
    ofRound: (amount: string) => `Todavía hay en ella ${amount} de lo que repartieron los miembros.`,
    ofFund: (amount: string) => `Todavía hay en ella ${amount} de lo que dio un fondo.`,
    return: "Devolverlos",
    returningRound: (amount: string, title: string) =>
      `Devolver ${amount} de lo que repartieron los miembros en «${title}»`,
    returningFund: (amount: string, title: string) => `Devolver ${amount} de lo que dio un fondo a «${title}»`,
    notice: (amount: ReactNode, n: number) => say`Puedes recuperar ${amount} de ${plural(n, "# hucha", "# huchas")}.`,
    takeAll: "Recuperarlo todo",
    takingAll: (amount: string) => `Recuperar ${amount}`,
    account: "Lo que tienes en tu cuenta de la tesorería está en la página sobre ti.",
    toAccount: "Ver tu cuenta",
  },
  close: {
    funded: "Su plazo ha terminado, y ha llegado a su mínimo.",
    failed: "Su plazo ha terminado, y no ha llegado a su mínimo.",
    full: "Está llena.",
    early: "Tiene su mínimo y puedes aceptarlo ya: entonces no admite más antes de su plazo.",
    inRound: (round: ReactNode) => say`Se decide junto con ${round}.`,
    button: "Cerrarla",
    accept: "Aceptar lo que hay",
    closingFunded: (title: string) => `Cerrar «${title}»: queda financiada`,
    closingFailed: (title: string) => `Cerrar «${title}»: no ha llegado a su mínimo`,
  },
  flags: {
    title: (n: number) => plural(n, "# aviso", "# avisos"),
    block: (n: number) =>
      plural(
        n,
        "# aviso abierto deja una idea fuera de esta ronda.",
        "# avisos abiertos dejan una idea fuera de esta ronda.",
      ),
    noReason: "No se dio ningún motivo.",
    by: (member: string) => member,
    byGuideline: (member: string, number: number, guideline: string) =>
      `${member}, por el criterio ${number}: «${guideline}»`,
    resolve: "Resolver este aviso",
    resolveReason: "Por qué está resuelto, a la vista de todo el mundo",
    resolveButton: "Está resuelto",
    resolving: (title: string) => `Resolver un aviso sobre «${title}»`,
    takeBack: "Retirar mi aviso",
    takingBack: (title: string) => `Retirar tu aviso sobre «${title}»`,
    ask: "Dar un aviso",
    askMeans:
      "Un aviso dice que esto no cumple un criterio de la ronda, o que antes habría que hablarlo. Puedes retirarlo.",
    guideline: "El criterio que no cumple",
    reason: "Tu motivo, a la vista de todo el mundo",
    button: "Dar el aviso",
    flagging: (title: string) => `Dar un aviso sobre «${title}»`,
  },
  comments: {
    title: "Qué dice la gente",
    nobody: "Nadie ha dicho nada todavía.",
    label: "Tu comentario, a la vista de todo el mundo y para siempre",
    button: "Decirlo",
    saying: (title: string) => `Decir algo sobre «${title}»`,
    who: "Aquí pueden decir algo los miembros, la persona responsable y quienes la llenaron.",
    by: (who: ReactNode, day: ReactNode) => say`${who}, ${day}`,
  },
  tools: {
    title: "Para su responsable",
    open: "Abrirla para que se llene",
    opening: (title: string) => `Abrir «${title}» para que se llene`,
    blocked: (flags: number) =>
      plural(flags, "# aviso abierto la deja fuera de esta ronda.", "# avisos abiertos la dejan fuera de esta ronda."),
    revise: "Cambiar el plan",
    team: "Quién responde de ella",
    coStewards: "Los corresponsables hacen lo mismo que un responsable, salvo nombrar a otros.",
    noCoStewards: "No hay ningún corresponsable.",
    member: "Miembro",
    name: "Nombrar corresponsable",
    naming: (member: string, title: string) => `Nombrar a ${member} corresponsable de «${title}»`,
    unname: (member: string) => `Retirar: ${member}`,
    unnaming: (member: string, title: string) => `${member} deja de ser corresponsable de «${title}»`,
    handOver: "Pasársela a este miembro",
    handOverMeans: "Quien la toma es desde entonces su responsable, y tú ya no.",
    handingOver: (member: string, title: string) => `Hacer a ${member} responsable de «${title}»`,
    keep: (what: string) => `Mostrar que se cumplió una promesa: ${what}`,
    keepName: "Lo que das",
    keepWhere: "Dónde lo encuentra todo el mundo",
    keepButton: "Se cumplió",
    keeping: (what: string) => `Mostrar que «${what}» se dio a todo el mundo`,
    complete: "Darla por terminada",
    completeMeans: (unspent: string) =>
      `El trabajo está hecho. Los ${unspent} sin gastar vuelven a quienes la llenaron. Esto no se puede deshacer.`,
    payoutsFirst: "Antes hay que pagar o retirar todos los pagos pedidos.",
    promisesFirst: "Antes muestra que se cumplió cada promesa a todo el mundo.",
    report: "Informe",
    reportWhere: "Dónde encuentran otros el informe",
    completeButton: "Está terminada",
    completing: (title: string) => `Dar «${title}» por terminada`,
    giveUp: "Abandonarla",
    giveUpIdea: "La idea se deja. Esto no se puede deshacer.",
    giveUpMeans: (unspent: string) =>
      `La hucha se cancela. Los ${unspent} sin gastar vuelven a quienes la llenaron. Esto no se puede deshacer.`,
    giveUpInRound: "Los miembros vuelven a repartir lo que le iban a dar.",
    giveUpButton: "Abandonarla para siempre",
    givingUp: (title: string) => `Abandonar «${title}»`,
  },
  idea: {
    title: "Proponer una hucha",
    reviseTitle: (title: string) => `Cambiar el plan de «${title}»`,
    lead: "Di para qué es, cuánto cuesta como mínimo y como máximo, y hasta cuándo. Mientras sea una idea, todo se puede cambiar.",
    kept: "Lo que escribes se queda en este navegador hasta que lo entregas.",
    connect: "para proponer una hucha.",
    membersOnly: "Ahora mismo solo proponen huchas los miembros: ninguna ronda está abierta a todo el mundo.",
    join: "Ver cómo unirse",
    notYours: "Solo su responsable puede cambiar este plan, y solo mientras sea una idea.",
    about: "De qué se trata",
    name: "Título",
    text: "Para qué es, por qué y quién lo hace",
    textHint: "Títulos, listas, enlaces y énfasis en Markdown.",
    where: "De dónde viene el dinero",
    whereHint:
      "En una ronda los miembros reparten dinero de la cooperativa. Una campaña propia la llena cualquiera de su bolsillo.",
    inRound: (number: number, title: string, closes: string) => `Ronda ${number}: ${title} (cierra ${closes})`,
    asset: "Se cuenta en",
    deadline: "Plazo",
    deadlineHint: "Si para entonces no ha llegado a su mínimo, todo el mundo lo recupera todo.",
    second: "Admite más hasta, cuando tiene su mínimo",
    secondHint: "Déjalo vacío si no debe admitir más después de su plazo.",
    costs: "Cuánto cuesta",
    costsHint: "El mínimo es la suma de lo que necesitas al menos; el máximo, la suma de lo que necesitas como mucho.",
    itemTitle: (n: number) => `Partida ${n}`,
    what: "Para qué",
    least: (symbol: string) => `Al menos, en ${symbol}`,
    most: (symbol: string) => `Como mucho, en ${symbol}`,
    mostHint: "vacío: lo mismo",
    income: "Esto es un ingreso de otra parte",
    addItem: "Añadir una partida",
    removeItem: (n: number) => `Quitar la partida ${n}`,
    stretch: (symbol: string) => `Lo que además vendría bien, en ${symbol}`,
    promises: "Para todo el mundo",
    promisesHint:
      "Lo que das a todo el mundo, y con qué licencia: planos, recetas, datos, código. Tienes que mostrarlo antes de dar la hucha por terminada.",
    promise: "Qué",
    licence: "Licencia",
    addPromise: "Añadir una promesa",
    removePromise: (n: number) => `Quitar la promesa ${n}`,
    more: "Más",
    tags: "Etiquetas, separadas por comas",
    image: "Dirección de una imagen",
    bounty: "Es una recompensa: todavía no se sabe quién lo hará, y quienes la llenan pueden nombrar a alguien",
    asksFor: (min: string, max: string) => `Pide al menos ${min}, y como mucho ${max}.`,
    forGood: "Lo que escribes queda en la cadena, a la vista de todo el mundo y para siempre.",
    suggest: "Proponerla como idea",
    suggestHint: "Se puede hablar de ella y cambiarla hasta que la abras.",
    openNow: "Proponerla y abrirla ya",
    openNowHint: "Se puede llenar enseguida, y su plan queda fijo.",
    revise: "Cambiar el plan",
    suggesting: (title: string) => `Proponer «${title}»`,
    openingNow: (title: string) => `Proponer «${title}» y abrirla`,
    revising: (title: string) => `Cambiar el plan de «${title}»`,
    clear: "Borrarlo todo",
    doneTitle: "Está en la cadena",
    done: (bucket: ReactNode) => say`Tu hucha: ${bucket}`,
    another: "Proponer otra",
    missing: "Todavía falta",
    problem: (problem: Problem): string => {
      switch (problem.is) {
        case "noTitle":
          return "Necesita un título.";
        case "noItems":
          return "Necesita al menos una partida que cueste algo.";
        case "noDeadline":
          return "Necesita un plazo.";
        case "badStretch":
          return "Lo que además vendría bien no es una cantidad.";
        case "tooManyTags":
          return "Ocho etiquetas como mucho.";
        case "noName":
          return `La partida ${problem.item + 1} no dice para qué es.`;
        case "badAmount":
          return `La partida ${problem.item + 1} necesita una cantidad mayor que cero.`;
        case "upsideDown":
          return `La partida ${problem.item + 1} cuesta más al menos que como mucho.`;
        case "noPromise":
          return `La promesa ${problem.promise + 1} no dice nada.`;
        case "past":
          return "El plazo está en el pasado.";
        case "tooFar":
          return "Una hucha puede durar dos años como mucho.";
        case "secondTooEarly":
          return "La segunda fecha tiene que ser posterior a la primera.";
      }
    },
  },
};
