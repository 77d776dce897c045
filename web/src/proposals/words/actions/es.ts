import type { ReactNode } from "react";
import { list, plural, say } from "../../../words/format.ts";

const because = (reason: string): string => (reason === "" ? "" : `, por este motivo: «${reason}»`);

export const words: typeof import("./en.ts")["words"] = {
  flags: {
    unknown: "Desconocido",
    foreign: "Fuera de la cooperativa",
    grave: "Atención",
    alike: "Parecida",
  },
  about: {
    unknown: "Desde aquí nadie puede decir qué hace esto. Pregunta a quien lo propone antes de votar a favor.",
    foreign: "Esto llama a un contrato o a una cartera de otros, cuyo código la cooperativa no conoce.",
    grave: "Esto afecta a quién puede mandar sobre el dinero y la maquinaria de la cooperativa.",
  },
  alike: (address: ReactNode, known: ReactNode, owner: string) =>
    say`${address} no es ${known}, a la que se parece y que aquí se conoce: ${owner}. Compara cada dígito.`,
  technical: "Qué se llama exactamente",
  target: "Destino",
  selector: "Función",
  value: "Ether que se envía",
  data: "Datos",
  nothing: "nada",

  unknown: {
    noContract: (selector: string, target: string) => `Llama a ${selector} de ${target}`,
    noFunction: (selector: string, noun: string) => `Llama a ${selector}, que no es una función conocida (${noun})`,
    noWords: (name: string, noun: string) => `Llama a «${name}» (${noun}), en nombre de la cooperativa`,
  },
  withEther: (sentence: string, ether: string) =>
    `${sentence}. Además se envían ${ether}, que debe aportar quien lo ejecute`,
  ether: (amount: string, to: string) => `Enviar ${amount}, que debe aportar quien lo ejecute, a ${to}`,
  empty: (to: string) => `Llamar a ${to} sin pedirle nada. Esto no cambia nada`,
  reading: (name: string, noun: string) => `Leer «${name}» (${noun}). Esto no cambia nada`,
  onlyWords: "No cambiar nada por sí misma: lo que cuenta son las palabras de la propuesta",
  token: {
    transfer: (amount: string, to: string) => `Enviar a ${to} ${amount} que tiene el propio ejecutor`,
    approve: (spender: string, amount: string) => `Permitir que ${spender} tome ${amount} del ejecutor`,
    transferFrom: (amount: string, from: string, to: string) => `Enviar ${amount} de ${from} a ${to}`,
  },

  nouns: {
    statute: "los estatutos",
    members: "el registro de miembros",
    shares: "las participaciones",
    assembly: "la asamblea",
    agenda: "el orden del día",
    executor: "el ejecutor",
    authority: "la tabla de cargos",
    treasury: "la tesorería",
    buckets: "las huchas",
    payouts: "los pagos",
    funds: "los fondos",
    rounds: "las rondas",
  },

  accounts: {
    general: "fondo general",
    reserve: "reserva irrepartible",
    own: (number: string) => `ejecutor, n.º ${number}`,
    roundsIntake: "apartado para una ronda",
    fundsIntake: "apartado para gastos básicos y fondos de contrapartida",
    sharesIntake: "apartado para intereses de las participaciones",
    bucketsIntake: "apartado para huchas",
    member: (member: string) => member,
    of: (owner: string, number: string) => (number === "0" ? owner : `${owner}, n.º ${number}`),
  },
  purposes: [
    "donación o ingreso",
    "capital social",
    "llenar una hucha",
    "un presupuesto",
    "lo que sobró",
    "trabajo",
    "una compra",
    "devolución de participaciones",
    "intereses",
    "retorno cooperativo",
    "una devolución",
    "una ayuda",
    "la reserva",
    "una entidad con bloqueo de activos",
    "una retirada",
    "dinero hallado en la tesorería",
    "una pérdida que asumen las participaciones",
  ],
  purpose: (number: number) => `finalidad ${number}`,

  kindName: (slot: number) => (slot === 0 ? "una resolución ordinaria" : `una resolución más estricta (tipo ${slot})`),
  role: (id: string) => `el cargo ${id}`,
  roleNamed: (label: string) => `el cargo «${label}»`,
  administrators: "solo las resoluciones",
  everybody: "cualquiera",
  payout: (number: string, amount: string, to: string, bucket: string) =>
    `el pago ${number}, ${amount} a ${to} de «${bucket}»`,
  payoutAlone: (number: string) => `el pago ${number}`,

  treasury: {
    pay: (amount: string, from: string, to: string, purpose: string) =>
      `Pagar ${amount} a ${to} (${from}; concepto: ${purpose})`,
    transfer: (amount: string, from: string, to: string, purpose: string) =>
      `Mover ${amount} de la cuenta «${from}» a la cuenta «${to}» (concepto: ${purpose})`,
    endow: (amount: string, body: string) => `Dar ${amount} de la reserva irrepartible a ${body}`,
    reserveRule: (part: string) => `Llevar al instante el ${part} de cada aportación a la reserva irrepartible`,
    accept: (asset: string) => `Aceptar depósitos en ${asset}`,
    acceptNoMore: (asset: string) => `No aceptar más depósitos en ${asset}`,
    sweep: (asset: string) => `Anotar en el fondo general lo que llegó a la tesorería en ${asset} sin explicación`,
    windUp: (asset: string) => `Dar lo que le queda en ${asset} a la cooperativa disuelta a la entidad que la hereda`,
  },

  rounds: {
    open: (title: string, budget: string, time: string, allowance: string) =>
      `Abrir la ronda «${title}» con un presupuesto de ${budget}, que los miembros reparten durante ${time}, ${allowance}`,
    allowances: ["lo mismo para cada miembro", "cada clase según su peso", "cada miembro lo que le da una lista"],
    unknownAllowance: "de un modo desconocido",
    rules: {
      core: "Primero se descuentan los gastos básicos pendientes, y se suma lo que sobró de rondas anteriores.",
      ideas: (time: string) => `Antes, durante ${time}, se sugieren huchas.`,
      openToAll: "También puede sugerir huchas quien no es miembro.",
      unit: (amount: string) => `Los miembros reparten de ${amount} en ${amount}.`,
      cap: (amount: string) => `Un miembro pone como mucho ${amount} en una hucha.`,
      flags: (n: number) =>
        plural(n, "# aviso abierto deja fuera una hucha.", "# avisos abiertos dejan fuera una hucha."),
      carries: "Lo que sobra queda para la próxima ronda.",
      returns: "Lo que sobra vuelve al fondo general.",
      guideline: (n: number, text: string) => `Criterio ${n}: ${text}`,
      document: (uri: string) => `Más información en ${uri}`,
      roll: (root: string) => `La lista tiene la huella ${root}`,
    },
    topUp: (amount: string, round: string) => `Añadir ${amount} a ${round}`,
    settle: (bucket: string, round: string) => `Liquidar la hucha «${bucket}» de ${round}`,
    finish: (round: string) => `Terminar ${round} y devolver lo que sobra`,
  },

  buckets: {
    cancel: (bucket: string) => `Cancelar la hucha «${bucket}» y devolver lo que no se gastó`,
    openStanding: (title: string, steward: string, costs: readonly string[]) =>
      `Abrir la hucha permanente «${title}», sin meta ni plazo, para que la gaste ${steward}: ${list(costs)}`,
    cost: (what: string, most: string) => `${what} (${most})`,
    appointSteward: (member: string, bucket: string) => `Nombrar a ${member} responsable de la hucha «${bucket}»`,
    resolveFlag: (member: string, bucket: string, reason: string) =>
      `Resolver el aviso de ${member} sobre la hucha «${bucket}»${because(reason)}`,
    close: (bucket: string) => `Decidir la campaña de la hucha «${bucket}»`,
    refund: (bucket: string, funder: string) => `Devolver a ${funder} lo que puso en la hucha «${bucket}»`,
  },

  payouts: {
    uphold: (payout: string) => `Permitir ${payout}, a pesar de las objeciones`,
    reject: (payout: string) => `Rechazar ${payout}`,
    pay: (payout: string) => `Realizar ${payout}`,
    grantAllowance: (role: string, amount: string, bucket: string, time: string) =>
      `Permitir que quien tenga ${role} gaste hasta ${amount} de «${bucket}» cada ${time} sin aprobaciones`,
    endAllowance: (role: string, bucket: string) =>
      `No permitir más que quien tenga ${role} gaste por su cuenta de «${bucket}»`,
  },

  funds: {
    provideCore: (amount: string) => `Reservar ${amount} para gastos básicos`,
    nameStanding: (amount: string, bucket: string, time: string, firstAt: string) =>
      `Fijar un presupuesto: ${amount} para «${bucket}» cada ${time}, el primero el ${firstAt}`,
    endStanding: (id: string) => `Terminar el presupuesto fijo ${id}: no vence nada más`,
    openFund: (title: string, amount: string, until: string, perFunder: string, perBucket: string) =>
      `Abrir el fondo de contrapartida «${title}» con ${amount}: hasta el ${until} duplica los donativos, con un ` +
      `máximo de ${perFunder} por financiador y de ${perBucket} por hucha`,
    assign: (fund: string, bucket: string) =>
      `Que el fondo de contrapartida «${fund}» duplique los donativos a «${bucket}»`,
    payStanding: (id: string) => `Pagar lo vencido del presupuesto fijo ${id}`,
    payAllStanding: (asset: string) => `Pagar todos los presupuestos fijos vencidos en ${asset}`,
    finishFund: (fund: string) => `Cerrar el fondo de contrapartida «${fund}» y devolver lo que queda`,
  },

  members: {
    admit: (wallet: string) => `Admitir a ${wallet} como miembro`,
    refuse: (wallet: string, reason: string) => `Rechazar la solicitud de ${wallet}${because(reason)}`,
    giveNotice: (member: string, reason: string) =>
      `Avisar a ${member} de que puede ser expulsado, y escuchar lo que tenga que decir${because(reason)}`,
    expel: (member: string, reason: string) => `Expulsar a ${member}${because(reason)}`,
    lapse: (member: string) => `Dar de baja a ${member}, que no ha pagado las participaciones que debe tener`,
    setVotes: (member: string, votes: number) => `Que ${member} tenga ${plural(votes, "# voto", "# votos")}`,
    enrol: (n: number) => plural(n, "Inscribir a # miembro en el registro", "Inscribir a # miembros en el registro"),
    enrolled: (wallet: string, className: string) => `${wallet}, ${className}`,
    publishRoll: (until: string, uri: string) =>
      `Que quienes figuran en una lista publicada puedan hacerse miembros hasta el ${until}${
        uri === "" ? "" : ` (${uri})`
      }`,
    rollRoot: (root: string) => `La lista tiene la huella ${root}`,
    closeRoll: (roll: string) => `Que nadie más entre por la lista ${roll}`,
    proposeRecovery: (member: string, wallet: string) =>
      `Dar a ${member}, que ha perdido su cartera, la cartera ${wallet}`,
    defineTerms: "Cambiar las reglas de la membresía",
    terms: {
      answerTime: (time: string) => `Las solicitudes se responden en ${time}, o se puede recurrir a la asamblea.`,
      hearing: (time: string) => `Entre el aviso y la expulsión hay ${time} de audiencia.`,
      recoveryDelay: (time: string) => `Una cartera perdida se sustituye tras ${time}.`,
      switchCooldown: (time: string) => `Se puede cambiar de clase cada ${time}.`,
    },
  },

  shares: {
    repay: (n: string) => `Devolver hasta ${n} retiradas de capital social en espera, por su orden`,
    repayLeaver: (position: string) => `Devolver antes de su turno la retirada ${position}, de alguien que se fue`,
    redeem: (member: string) => `Devolver todas las participaciones de ${member}, ya disuelta la cooperativa`,
    claimInterest: (member: string) => `Llevar los intereses de ${member} a su cuenta`,
    suspend: (reason: string) => `Dejar de devolver capital social hasta nuevo aviso${because(reason)}`,
    resume: "Volver a devolver capital social",
    writeDown: (par: string) => `Bajar el precio de cada participación a ${par}, para cubrir una pérdida`,
    declareInterest: (rate: string, from: string, to: string) =>
      `Pagar un interés del ${rate} anual sobre las participaciones, del ${from} al ${to}`,
    defineTerms: "Cambiar las reglas del capital social",
    terms: {
      notice: (time: string) => `Las participaciones se devuelven ${time} después de pedirlo.`,
      lock: (time: string) => `No se pueden pedir antes de ${time} desde que se pagaron.`,
      cap: (part: string) => `En un año se devuelve como mucho el ${part} de las participaciones.`,
      noCap: "No hay límite a lo que se devuelve en un año.",
      floor: (amount: string) => `Siempre quedan al menos ${amount} en caja.`,
      interest: (floor: string, other: string) => `El interés es como mucho del ${floor}, o del ${other} si es más.`,
    },
  },

  statute: {
    addArticle: (title: string) => `Añadir un artículo a los estatutos: «${title}»`,
    amendArticle: (old: string, title: string) =>
      old === title ? `Cambiar el artículo «${title}»` : `Cambiar el artículo «${old}», que pasa a ser «${title}»`,
    articleKind: (kind: string) => `Para volver a cambiarlo hace falta ${kind}.`,
    newText: "Dirá desde entonces",
    oldText: "Dice hoy",
    changeWeights: "Repartir de nuevo el control entre las clases",
    weight: (className: string, before: string, after: string) =>
      before === after ? `${className}: ${after}, como antes` : `${className}: ${after}, en lugar de ${before}`,
    losers: (classes: readonly string[]) =>
      `Necesita también una mayoría dentro de cada clase que pierde: ${list(classes)}.`,
    reviseClass: (className: string) => `Cambiar las reglas de la clase «${className}»`,
    class: {
      renamed: (name: string) => `Desde entonces se llama «${name}».`,
      admissions: [
        "Entra quien quiera.",
        "Se entra cuando avalan bastantes miembros de la clase.",
        "Admiten los cargos.",
        "Solo admiten las resoluciones.",
      ],
      vouchers: (n: number) => plural(n, "# miembro avala a quien lo pide.", "# miembros avalan a quien lo pide."),
      holding: (least: string, most: string) => `Cada miembro tiene de ${least} a ${most} participaciones.`,
      votes: (n: number) => plural(n, "Un miembro tiene # voto.", "Un miembro tiene hasta # votos."),
    },
    defineKind: (kind: string) => `Cambiar lo que exige ${kind}`,
    addKind: (kind: string) => `Añadir un tipo de resolución: ${kind}`,
    requireKind: (power: string, kind: string) => `Desde ahora, para ${power} hace falta ${kind}`,
    defineTiers: "Cambiar lo que necesita un pago",
    tier: (upTo: string, approvals: number, objections: number, waiting: string | undefined) =>
      `Hasta ${upTo}: ${plural(approvals, "# aprobación", "# aprobaciones")}${
        waiting === undefined ? "" : `, y después una espera de ${waiting}`
      }; ${plural(objections, "# objeción lo lleva", "# objeciones lo llevan")} a la asamblea.`,
    defineAgenda: "Cambiar las reglas del orden del día",
    agenda: {
      open: (n: number) =>
        plural(n, "Un miembro tiene # propuesta abierta a la vez.", "Un miembro tiene hasta # propuestas abiertas."),
      principals: (n: number) =>
        plural(n, "Un representante vota por # miembro.", "Un representante vota por hasta # miembros."),
      petition: (part: string, cap: number) =>
        `El ${part} de los miembros, o ${cap} de ellos si son menos, ponen una cuestión en el orden del día por petición.`,
      bar: (time: string) => `Una cuestión rechazada descansa ${time}.`,
    },
    nameLockedBody: (name: string, wallet: string) =>
      `Nombrar a «${name}» (${wallet}) entidad a la que puede ir la reserva irrepartible`,
    dissolve: (body: string) => `Disolver la cooperativa, para siempre. Lo que quede va a ${body}`,
  },

  agenda: {
    stateOutcome: (proposal: string, text: string) => `Contar en qué quedó la propuesta ${proposal}: «${text}»`,
  },

  assembly: {
    queue: "Poner en marcha otra resolución",
    execute: "Ejecutar otra resolución",
    callAgain: "Volver a someter a votación otra cuestión",
  },

  executor: {
    updateDelay: (time: string) => `Esperar al menos ${time} entre poner en marcha una resolución y ejecutarla`,
    grantRole: (role: string, who: string) => `Permitir a ${who} ${role}`,
    revokeRole: (role: string, who: string) => `No permitir más a ${who} ${role}`,
    roles: {
      admin: "decidir quién manda sobre el ejecutor",
      proposer: "dar órdenes al ejecutor sin votación alguna",
      canceller: "detener lo aprobado que está en espera",
      executor: "ejecutar lo que está en espera",
      unknown: "tener un papel desconocido en el ejecutor",
    },
  },

  authority: {
    labelRole: (role: string, label: string) => `Que ${role} se llame «${label}»`,
    grantRole: (who: string, role: string) => `Dar a ${who} ${role}`,
    grantRoleDelayed: (who: string, role: string, time: string) =>
      `Dar a ${who} ${role}. Lo que haga surte efecto ${time} después de anunciarlo`,
    grantAdmin: (who: string) =>
      `Hacer de ${who} administrador, que puede hacer sin votación lo que pueden las resoluciones`,
    revokeRole: (who: string, role: string) => `Quitar a ${who} ${role}`,
    revokeAdmin: (who: string) => `Quitar a ${who} la administración de todos los cargos`,
    setRoleAdmin: (role: string, admin: string) => `Que decida ${admin} quién tiene ${role}`,
    setRoleGuardian: (role: string, guardian: string) => `Que ${guardian} pueda detener lo que anuncie ${role}`,
    setGrantDelay: (role: string, time: string) => `Que nadie tenga ${role} antes de ${time} desde que se le da`,
    setTargetFunctionRole: (role: string, powers: readonly string[]) => `Que ${role} pueda ${list(powers)}`,
    onlyResolutions: (powers: readonly string[]) => `Desde ahora, solo por resolución: ${list(powers)}`,
    toEverybody: (powers: readonly string[]) => `Permitir a cualquiera ${list(powers)}`,
    setTargetAdminDelay: (noun: string, time: string) =>
      `Que los cambios de quién tiene acceso surtan efecto solo tras ${time}: ${noun}`,
    close: (noun: string) => `Cerrar ${noun}: ni siquiera las resoluciones llegan hasta que se vuelva a abrir`,
    open: (noun: string) => `Volver a abrir ${noun} para quienes pueden llamarlo`,
    updateAuthority: (noun: string, to: string) => `Poner ${noun} bajo otra tabla de cargos, en ${to}, para siempre`,
    execute: "Llamar a través de la tabla de cargos",
    schedule: (when: string) => `Anunciar, para hacerlo desde ${when}`,
    atOnce: "ahora",
    cancel: (who: string) => `Detener lo que ha anunciado ${who}`,
    multicall: (n: number) => plural(n, "Hacer # cosa en la tabla de cargos", "Hacer # cosas en la tabla de cargos"),
  },

  powers: {
    "members.admit": "admitir solicitantes",
    "members.refuse": "rechazar solicitantes",
    "members.enrol": "inscribir miembros en el registro",
    "members.publishRoll": "publicar listas de miembros",
    "members.closeRoll": "cerrar listas de miembros",
    "members.setVotes": "fijar cuántos votos tiene un miembro",
    "members.defineTerms": "cambiar las reglas de la membresía",
    "members.giveNotice": "avisar de una expulsión",
    "members.expel": "expulsar miembros",
    "members.lapse": "dar de baja a quien nunca pagó",
    "members.proposeRecovery": "sustituir carteras perdidas",
    "shares.suspend": "suspender la devolución de capital social",
    "shares.resume": "reanudar la devolución de capital social",
    "shares.writeDown": "bajar el precio de las participaciones",
    "shares.declareInterest": "declarar intereses de las participaciones",
    "shares.defineTerms": "cambiar las reglas del capital social",
    "treasury.pay": "pagar del fondo general",
    "treasury.transfer": "mover dinero dentro de la tesorería",
    "treasury.endow": "dar de la reserva irrepartible",
    "treasury.accept": "decir qué activos se aceptan",
    "treasury.setReserveRule": "fijar la parte de la reserva en las aportaciones",
    "buckets.openStanding": "abrir huchas permanentes",
    "buckets.appointSteward": "nombrar responsables de huchas",
    "buckets.cancel": "cancelar huchas",
    "buckets.resolveFlag": "resolver avisos",
    "payouts.uphold": "confirmar pagos",
    "payouts.reject": "rechazar pagos",
    "payouts.grantAllowance": "conceder asignaciones de gasto",
    "funds.provideCore": "reservar dinero para gastos básicos",
    "funds.nameStanding": "fijar presupuestos",
    "funds.endStanding": "terminar presupuestos fijos",
    "funds.openFund": "abrir fondos de contrapartida",
    "funds.assign": "asignar fondos de contrapartida a huchas",
    "rounds.open": "abrir rondas",
    "rounds.topUp": "ampliar rondas",
    "agenda.stateOutcome": "contar en qué quedaron las decisiones",
    "statute.amendArticle": "cambiar artículos",
    "statute.changeWeights": "cambiar los pesos de las clases",
    "statute.reviseClass": "cambiar las reglas de las clases",
    "statute.defineKind": "cambiar los tipos de resolución",
    "statute.requireKind": "decir qué tipo de resolución exige un poder",
    "statute.defineAgenda": "cambiar las reglas del orden del día",
    "statute.defineTiers": "cambiar lo que necesitan los pagos",
    "statute.nameLockedBody": "nombrar entidades con bloqueo de activos",
    "statute.dissolve": "disolver la cooperativa",
    "authority.grantRole": "dar cargos",
    "authority.revokeRole": "quitar cargos",
    "authority.labelRole": "poner nombre a los cargos",
    "authority.setTargetFunctionRole": "decir qué puede hacer un cargo",
    "executor.updateDelay": "cambiar la espera del ejecutor",
  },
  otherPower: (name: string, noun: string) => `llamar a «${name}» (${noun})`,
  allOther: (noun: string) => `hacer cualquier otra cosa con ${noun}`,

  kind: {
    threshold: (isStrict: boolean, fraction: string, base: string) =>
      `Necesita ${isStrict ? "más de" : "al menos"} ${fraction} de ${base}.`,
    fractions: {
      "1/2": "la mitad",
      "2/3": "dos tercios",
      "3/4": "tres cuartos",
      "4/5": "cuatro quintos",
      "9/10": "nueve décimos",
      "1/1": "la totalidad",
    },
    weighted: "los votos ponderados",
    bloc: "el peso, cada clase con una sola voz",
    heads: [
      "los votos",
      "todas las papeletas, abstenciones incluidas",
      "quienes pueden votar",
      "quienes pueden votar, a favor o en abstención",
    ],
    dual: "Necesita también una mayoría dentro de cada clase.",
    consent: "Un solo bloqueo la detiene.",
    quorum: (part: string, isWeighted: boolean) =>
      `Debe participar el ${part} de ${isWeighted ? "la membresía ponderada" : "los miembros"}.`,
    noQuorum: "Vale aunque participen pocos.",
    secondQuorum: (part: string) => `Si participan menos, se puede votar otra vez, y entonces basta el ${part}.`,
    classQuorum: (part: string) => `Debe participar el ${part} de cada clase.`,
    classes: (n: number) => plural(n, "Debe votar al menos # clase.", "Deben votar al menos # clases."),
    minClassSize: (n: number) =>
      plural(n, "Cuentan todas las clases.", "Una clase de menos de # miembros no tiene peso propio."),
    eligible: (classes: readonly string[]) => `Solo votan estas clases: ${list(classes)}.`,
    times: (notice: string | undefined, voting: string, delay: string | undefined) =>
      `${
        notice === undefined ? "La votación se abre en el acto" : `La votación se abre tras un preaviso de ${notice}`
      }, dura ${voting}${
        delay === undefined ? "" : ` y se ejecuta como pronto ${delay} después de ponerla en marcha`
      }.`,
    tenure: (time: string) => `Votan los miembros que entraron ${time} antes de que se abra.`,
  },
};
