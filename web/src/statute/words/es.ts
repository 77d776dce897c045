import { number, plural, say } from "../../words/format.ts";

const groups: readonly { who: string; may: readonly string[] }[] = [
  {
    who: "Cualquiera, sin cartera",
    may: ["mirarlo todo: libros, votaciones, rondas, artículos", "comprobar los libros y llevárselos"],
  },
  {
    who: "Cualquier cartera",
    may: [
      "entrar en una clase abierta, o pedir la admisión en otra",
      "aportar a una hucha, sumar a un fondo de contrapartida o dar al fondo general",
      "poner en marcha lo que toca: cerrar una hucha o una ronda, hacer un pago aprobado, devolver participaciones a las que les llegó el turno, ejecutar una decisión",
      "hacer anotar en los libros lo que se envió a la tesorería sin más",
    ],
  },
  {
    who: "Cada miembro",
    may: [
      "votar, cambiar o retirar el voto hasta el cierre, y nombrar a quien vote en su lugar",
      "proponer lo que sea y firmar peticiones",
      "sugerir huchas, repartir su parte de una ronda y avisar de lo que incumple las pautas",
      "aprobar pagos u objetar, salvo que sea parte en ellos",
      "avalar a quien solicita entrar en su clase, donde así se admite",
      "comprar participaciones, pedir su devolución y retirar lo que tiene en su cuenta",
      "pasar a otra cartera, cambiar de clase y darse de baja",
    ],
  },
  {
    who: "Los responsables de una hucha",
    may: [
      "revisar su plan hasta que se abra, y abrirla",
      "pedir pagos, que otros aprueban",
      "nombrar corresponsables, o dar la hucha a otro miembro",
      "terminarla, con un informe de lo que resultó",
    ],
  },
  {
    who: "Quien aportó a una hucha",
    may: [
      "recuperarlo si la hucha no llega a su meta, se cancela o no lo gasta todo",
      "comentarla y, en una recompensa, nombrar a quien la recibe con más de la mitad del dinero",
    ],
  },
  {
    who: "Quien propuso",
    may: ["retirar la propuesta antes de que se abra la votación", "decir después qué resultó de ella"],
  },
];

const rows: readonly { what: string; why: string }[] = [
  {
    what: "Pagar la reserva irrepartible a los miembros",
    why: "Ninguna función de la tesorería lo hace. La reserva va a entidades con activos bloqueados que nombran los estatutos o, en la disolución, a la heredera, y a ningún otro sitio.",
  },
  {
    what: "Sacar dinero de una cuenta ajena",
    why: "La tesorería solo deja cargar una cuenta a su dueño: a los miembros lo suyo, a huchas y rondas lo que hay en ellas, al ejecutor el fondo general.",
  },
  {
    what: "Crear participaciones sin pagarlas, transferirlas o votar con ellas",
    why: "Las participaciones nacen a su valor nominal contra dinero en la tesorería, las transferencias se rechazan, y los votos se cuentan por miembro y clase.",
  },
  {
    what: "Cambiar el código de la cooperativa",
    why: "Sus doce contratos son copias de código publicado y no tienen función de actualización. No se llama a un contrato cuyo código cambió desde que se hizo la propuesta.",
  },
  {
    what: "Emitir o cambiar el voto de otra persona",
    why: "Un voto necesita la cartera del miembro, su firma o el representante que nombró; y el voto propio prevalece sobre el del representante.",
  },
  {
    what: "Cambiar las reglas de una votación en marcha",
    why: "El tipo, los pesos y el censo quedan fijados con la propuesta. Un tipo nuevo solo vale para propuestas posteriores.",
  },
  {
    what: "Vetar lo que la asamblea ha aprobado",
    why: "Entre la asamblea y el ejecutor no hay ningún cargo, y una propuesta hecha solo puede retirarla quien la hizo, antes de la votación.",
  },
  {
    what: "Impedir una baja",
    why: "Para darse de baja no hay que preguntar a nadie, y se puede en cualquier momento.",
  },
  {
    what: "Subir el tope de los no usuarios, o convertirlos en usuarios",
    why: "Los límites de los pesos se fijaron en la fundación, y ninguna función los cambia.",
  },
  {
    what: "Reescribir el diario",
    why: "Cada asiento está sellado por un hash continuo de todos los anteriores, y ninguna función altera ni borra uno.",
  },
  {
    what: "Mandar por ser fundador, fábrica o desarrollador",
    why: "Tras la fundación, ni la fábrica ni quien la desplegó tienen ningún cargo. Los fundadores son miembros como los demás.",
  },
];

/** Con qué palabras se habla de los estatutos y de la tabla de poderes. */
export const words: typeof import("./en.ts")["words"] = {
  title: "Estatutos",
  lead: "Lo que obliga a la cooperativa. Los artículos son sus propias palabras; todo lo que sigue lo cumplen los contratos por sí mismos.",
  asOf: (block, time) => `A fecha del bloque ${block}, ${time}`,
  save: "Descargar (Markdown)",
  print: "Imprimir",
  contents: "Partes de los estatutos",
  toPower: "Quién tiene qué poder en esta cooperativa",

  articles: {
    title: "Artículos",
    lead: "Cada uno con todas las versiones que tuvo y las decisiones que lo cambiaron.",
    none: "Los fundadores no adoptaron artículos. Una propuesta puede añadirlos.",
    heading: (n, title) => `${number(n)}. ${title}`,
    changedBy: (kind) => `Para cambiarlo hace falta: ${kind}.`,
    atFounding: (version, day) => say`Versión ${version}, del ${day}, establecida en la fundación.`,
    adopted: (version, day, decision) => say`Versión ${version}, del ${day}, adoptada por ${decision}.`,
    decision: (title) => `la decisión «${title}»`,
    isInline: "La cadena guarda la huella de este texto:",
    isElsewhere: "La cadena guarda la huella de un documento que está en otro sitio:",
    fingerprint: (version, hash) => `Versión ${version}, huella ${hash}`,
    versions: (n) => plural(n, "# versión", "Las # versiones, y qué cambió cada una"),
    renamed: (before, after) => `Su título era «${before}» y pasó a ser «${after}».`,
    rekinded: (before, after) => `Para cambiarlo hacía falta: ${before}. Desde entonces hace falta: ${after}.`,
  },
  classes: {
    title: "Clases",
    weight: (share, members) =>
      `Tiene el ${share} del peso donde se ponderan las clases; ahora hay ${plural(
        members,
        "# voto",
        "# votos",
      )} en su registro.`,
    user: "Sus miembros usan la cooperativa o trabajan en ella.",
    nonUser: "Sus miembros no son usuarios: junto con otras clases así no pasa de un tope.",
    admission: {
      Open: "Abierta a quien quiera entrar.",
      Officer: "A quien quiere entrar lo admiten los cargos, o la asamblea.",
      Resolution: "A quien quiere entrar lo admite una decisión de la asamblea.",
    },
    vouched: (n) =>
      plural(
        n,
        "Quien quiere entrar necesita el aval de # miembro de la clase.",
        "Quien quiere entrar necesita el aval de # miembros de la clase.",
      ),
    noShares: (most) => `Sus miembros no necesitan participaciones, y pueden tener hasta ${most}.`,
    shares: (least, price, most) =>
      `Sus miembros tienen al menos ${least} participaciones (${price}) y como mucho ${most}.`,
    votes: (most) => `Un miembro puede llevar hasta ${number(most)} votos.`,
    cap: (share) => `Las clases de no usuarios nunca pesan juntas más del ${share}.`,
    bounds: (least, most) => `Una clase pesa al menos el ${least} y como mucho el ${most}.`,
    minClasses: (n) => `Nunca hay menos de ${number(n)} clases.`,
  },
  kinds: {
    title: "Tipos de resolución",
    name: (slot) => (slot === 0 ? "Resolución ordinaria" : `Resolución más estricta (tipo ${number(slot)})`),
    chosen:
      "Qué tipo necesita una propuesta depende de lo que haría. Quien propone puede pedir uno más estricto, nunca uno más débil.",
    frozen: "Una votación conserva las reglas con las que se propuso, cambie lo que cambie entretanto.",
  },
  agenda: {
    title: "Orden del día y representantes",
    open: (n) =>
      plural(
        n,
        "Un miembro puede tener # propuesta abierta a la vez.",
        "Un miembro puede tener # propuestas abiertas a la vez.",
      ),
    petition: (share, cap) =>
      `Una petición del ${share} de los miembros, o de ${number(cap)} si son menos, somete lo que sea a votación.`,
    bar: (time) => `Una cuestión rechazada puede plantearse de nuevo después de ${time}, salvo por petición.`,
    noBar: "Una cuestión rechazada puede plantearse de nuevo enseguida.",
    proxies: (n) =>
      plural(
        n,
        "Un miembro puede votar por # miembro más que se lo haya pedido.",
        "Un miembro puede votar por hasta # miembros que se lo hayan pedido.",
      ),
    noProxies: "Nadie puede votar por otros.",
  },
  tiers: {
    title: "Pagos",
    line: (upTo, approvals, objections, waiting) =>
      `Hasta ${upTo}: ${plural(approvals, "lo aprueba # miembro", "lo aprueban # miembros")}${
        waiting === "" ? "" : `, después espera ${waiting}`
      }; ${plural(objections, "# objeción lo lleva", "# objeciones lo llevan")} a la asamblea.`,
    above: (most) => `Más de ${most} en un solo pago no es posible.`,
    others: "Los pagos en otro activo necesitan lo mismo que el tramo más alto.",
  },
  membership: {
    title: "Membresía",
    answer: (time) => `Quien pide la admisión recibe respuesta en ${time}, o puede llevar la cuestión a la asamblea.`,
    resign: "Un miembro puede darse de baja en cualquier momento.",
    hearing: (time) =>
      `Nadie es expulsado antes de que pasen ${time} desde el aviso, tiempo en el que se escucha al miembro.`,
    recovery: (time) => `Una cartera perdida se sustituye después de ${time}, salvo que ella misma se oponga.`,
    switching: (time) => `Entre dos cambios de clase pasan al menos ${time}.`,
  },
  capital: {
    title: "Participaciones",
    par: (price) =>
      `Una participación cuesta ${price}, para todos y siempre igual: se compra y se devuelve a su valor nominal, y no se puede transferir.`,
    notice: (time) => `Las participaciones se devuelven en el orden en que se piden, como pronto ${time} después.`,
    lock: (time) => `Se puede pedir su devolución ${time} después de comprarlas, o más tarde.`,
    noLock: "Se puede pedir su devolución en cualquier momento.",
    cap: (share) => `En un año se devuelve como mucho el ${share} del capital social.`,
    noCap: "Lo que se devuelve en un año no tiene límite.",
    floor: (amount) => `Las devoluciones nunca dejan menos de ${amount} entre fondo general y capital.`,
    interest: (floor, rate) => `El interés es como mucho del ${floor} al año, o del ${rate} si es más.`,
    writeDown:
      "Una pérdida que nada más cubre baja el precio de todas las participaciones por igual, por decisión de la asamblea.",
    suspended: "La devolución está suspendida ahora.",
  },
  lock: {
    title: "Bloqueo de activos",
    reserve:
      "La reserva irrepartible no pertenece a ningún miembro. Ninguna función se la paga a uno, y ninguna resolución puede cambiarlo.",
    rule: (share) => `El ${share} de cada donación e ingreso va allí enseguida.`,
    noRule: "Lo que va allí se decide caso por caso.",
    bodies: "Puede ir a estas entidades, obligadas a mantenerla bloqueada:",
    noBodies: "No se ha nombrado ninguna entidad a la que pueda ir, así que no puede salir.",
    body: (name, wallet) => `${name} (${wallet})`,
  },
  dissolution: {
    title: "Disolución",
    needs: (kind) => `Para disolver la cooperativa hace falta: ${kind}.`,
    heads: "Digan lo que digan otros tipos, eso son al menos tres cuartos de todos los miembros, contados por cabezas.",
    rest: "Entonces se paga a los acreedores, se devuelven las participaciones a su valor nominal y, noventa días después, el resto va a una entidad con activos bloqueados que nombra la decisión.",
    dissolved: (day, heir) => `La cooperativa se disolvió el ${day}. Lo que queda va a ${heir}.`,
    afterwards: "Los miembros aún pueden retirar lo que es suyo.",
  },

  power: {
    title: "Quién tiene qué poder",
    lead: "Leído de los contratos y de su tabla de quién puede llamar a qué. Nada más da poder sobre esta cooperativa.",
    members: "Miembros",
    check: "Comprobarlo",
    decides: "Lo que decide la asamblea, y cómo",
    decidesLead:
      "Cada una de estas cosas la hace el ejecutor tras una votación del tipo de la derecha; algunas también las puede hacer un cargo.",
    what: "Para …",
    how: "… hace falta",
    themes: {
      money: "Dinero",
      budgets: "Rondas, huchas y pagos",
      members: "Miembros",
      shares: "Participaciones",
      statute: "Los estatutos",
      power: "El propio poder",
    },
    atLeast: (kind) => `Al menos: ${kind}`,
    orRole: (role) => `O bien: ${role}, sin votación.`,
    notes: {
      "treasury.pay": "El fondo general es del ejecutor, así que ningún cargo llega a él.",
      "members.admit": "Un cargo solo puede donde los cargos admiten en la clase, y si el solicitante no ha apelado.",
      "members.refuse": "Un cargo solo puede donde los cargos admiten en la clase. El solicitante puede apelar.",
      "members.expel": "Tras aviso y audiencia.",
      "members.proposeRecovery": "La cartera que se va a sustituir tiene tiempo para oponerse.",
      "buckets.appointSteward": "También puede el responsable.",
      "buckets.resolveFlag": "También puede quien dio el aviso.",
      "statute.amendArticle": "Cada artículo nombra el tipo que puede cambiarlo.",
      "statute.changeWeights": "En cada clase que pierde, debe haber más a favor que en contra.",
      "statute.defineKind": "Un tipo no lo sustituye nada más débil que él mismo.",
      "statute.requireKind": "Cuentan tanto el tipo en vigor como el nuevo.",
      "statute.dissolve": "Al menos tres cuartos de todos los miembros, por cabezas.",
      "agenda.stateOutcome": "También puede quien lo propuso.",
    },
  },
  powers: {
    "treasury.pay": "pagar del fondo general",
    "treasury.transfer": "apartar dinero del fondo general para una ronda, un fondo o la reserva",
    "treasury.endow": "dar de la reserva irrepartible a una entidad con activos bloqueados",
    "treasury.setReserveRule": "fijar qué parte de cada aportación va a la reserva",
    "treasury.accept": "aceptar otro activo, o dejar de aceptarlo",
    "rounds.open": "abrir una ronda",
    "rounds.topUp": "añadir dinero a una ronda abierta",
    "buckets.openStanding": "abrir una hucha permanente, sin meta ni plazo",
    "buckets.cancel": "cancelar una hucha",
    "buckets.appointSteward": "dar otro responsable a una hucha",
    "buckets.resolveFlag": "resolver un aviso sobre una hucha",
    "payouts.uphold": "dejar que se haga un pago a pesar de las objeciones",
    "payouts.reject": "rechazar un pago",
    "payouts.grantAllowance": "dejar que un cargo gaste de una hucha sin aprobaciones",
    "funds.provideCore": "reservar dinero para gastos básicos",
    "funds.nameStanding": "fijar un presupuesto fijo",
    "funds.endStanding": "terminar un presupuesto fijo",
    "funds.openFund": "abrir un fondo de contrapartida",
    "funds.assign": "dejar que un fondo de contrapartida doble las donaciones a una hucha",
    "members.admit": "admitir a un solicitante",
    "members.refuse": "rechazar a un solicitante",
    "members.enrol": "incorporar miembros de otro registro",
    "members.publishRoll": "publicar una lista de personas que pueden ocupar un puesto",
    "members.closeRoll": "cerrar una lista así",
    "members.giveNotice": "avisar a un miembro de su posible expulsión",
    "members.expel": "expulsar a un miembro",
    "members.lapse": "poner fin a una membresía cuyas participaciones no se pagaron",
    "members.setVotes": "dejar que un miembro lleve varios votos, donde la clase lo permite",
    "members.proposeRecovery": "sustituir una cartera perdida",
    "members.defineTerms": "cambiar las condiciones de membresía",
    "shares.suspend": "suspender la devolución de participaciones",
    "shares.resume": "reanudar la devolución de participaciones",
    "shares.declareInterest": "declarar intereses sobre las participaciones",
    "shares.writeDown": "bajar el valor nominal para cubrir una pérdida",
    "shares.defineTerms": "cambiar las condiciones de las participaciones",
    "statute.amendArticle": "cambiar o añadir un artículo",
    "statute.changeWeights": "cambiar los pesos de las clases",
    "statute.reviseClass": "cambiar a quién admite una clase y qué tienen sus miembros",
    "statute.defineKind": "cambiar lo que necesita un tipo de resolución",
    "statute.requireKind": "decir que algo necesita otro tipo de resolución",
    "statute.defineTiers": "cambiar lo que necesitan los pagos",
    "statute.defineAgenda": "cambiar las reglas del orden del día",
    "statute.nameLockedBody": "nombrar una entidad más a la que pueda ir la reserva",
    "statute.dissolve": "disolver la cooperativa",
    "authority.grantRole": "dar un cargo a alguien, o quitárselo",
    "authority.setTargetFunctionRole": "decir qué puede hacer un cargo",
    "executor.updateDelay": "cambiar el plazo del ejecutor",
    "agenda.stateOutcome": "decir qué resultó de una propuesta",
  },
  machinery: {
    title: "De una decisión a un hecho",
    assembly:
      "Los miembros votan en la asamblea, según las reglas de los estatutos. Una decisión aprobada nombra por completo cada llamada que hace.",
    delay: (time) =>
      `El ejecutor la lleva a cabo, como pronto ${time} después de que alguien la ponga en cola, o más tarde si el tipo de resolución lo dice. Hasta entonces, quien no esté de acuerdo aún puede darse de baja.`,
    delayOfKind:
      "El ejecutor la lleva a cabo, después del plazo que nombra el tipo de resolución. Hasta entonces, quien no esté de acuerdo aún puede darse de baja.",
    authority:
      "La autoridad guarda la tabla de lo que los cargos pueden hacer sin votación. Solo la cambia el ejecutor, es decir, solo una decisión.",
    sound: "El ejecutor solo recibe órdenes de la asamblea, y solo él administra la autoridad.",
    stranger: (who, of) =>
      of === "executor"
        ? `${who} tiene poder sobre el ejecutor, además de la asamblea.`
        : `${who} administra la autoridad, además del ejecutor.`,
  },
  roles: {
    title: "Cargos",
    lead: "Una decisión puede dar un poder a un cargo, y ese cargo a miembros: responsables, un círculo, un comité.",
    none: "Nadie tiene un cargo: todo el poder es de la asamblea. Una propuesta puede crear cargos, por ejemplo para que admitan miembros o gasten una asignación.",
    everybody: "cualquier cartera",
    nobody: "nadie por ahora",
    assembly: "la asamblea, por una decisión",
    name: (n, label) => (label === "" ? `cargo ${n}` : `cargo ${n} («${label}»)`),
    heading: (name) => name.charAt(0).toUpperCase() + name.slice(1),
    holders: "Lo tiene",
    may: "Puede",
    admin: "Lo concede",
    guardian: "Lo vigila",
    delay: (time) => `con un plazo de ${time}`,
    unknown: (call) => `llamar a ${call}`,
    allowance: (amount, bucket, period) => `gastar hasta ${amount} de «${bucket}» cada ${period}, sin aprobaciones`,
  },
  alone: {
    title: "Lo que no necesita votación",
    lead: "No son favores que alguien conceda: los contratos no dejan que nadie los impida.",
    groups,
  },
  nobody: {
    title: "Lo que nadie puede hacer",
    lead: "Ni un cargo, ni la asamblea con todos sus votos, ni los fundadores.",
    what: "Nadie puede …",
    why: "… porque",
    rows,
  },
};
