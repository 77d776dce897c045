import { number, plural } from "../../words/format.ts";

const list: readonly string[] = [
  "Las cuentas de la tesorería que ningún asiento del diario menciona: busca el dinero donde el diario dice que lo hay.",
  "Lo que cada miembro puede repartir en una ronda por lista: esa lista está en otro sitio, y en la cadena solo está su huella.",
  "Quién llamó a una función, y si una invitación o un puesto en una lista era válido. Eso lo deja al código, que compara con el publicado.",
  "Si un justificante es verdadero, si una entidad tiene de verdad sus activos bloqueados y quién está detrás de una cartera. Eso solo pueden averiguarlo las personas.",
  "Las cuentas anuales y las actas: la cadena aún no sabe que se publican, así que la comprobación veinte no tiene nada que mirar.",
  "Un nodo que miente de forma coherente. Pregunta a un segundo nodo que sea de otra persona: ambos tendrían que contar la misma mentira.",
];

const checks: Readonly<Record<number, string>> = {
  1: "La tesorería tiene lo que dicen los libros",
  2: "El diario está completo: ningún asiento falta, está alterado o descuadrado",
  3: "El balance de comprobación cuadra: el activo es igual al pasivo y al patrimonio neto",
  4: "Todo el dinero que salió tiene su causa",
  5: "Destinatario, importe, activo y finalidad son los que se decidieron",
  6: "Ninguna resolución se ejecutó antes de que pasara su plazo",
  7: "Cada votación tuvo su preaviso y su tiempo, y cada voto llegó dentro de él",
  8: "Solo votaron miembros con derecho, con su propio peso y una sola vez",
  9: "Cada votación, contada de nuevo, da el resultado según el cual se actuó",
  10: "Los pesos de las clases son válidos, y solo resoluciones del tipo debido cambiaron los estatutos",
  11: "Los no usuarios nunca tuvieron más voto del que permiten los estatutos",
  12: "Se respetaron las asignaciones, los presupuestos fijos y las rondas",
  13: "Los depósitos están completos, y las huchas terminadas devuelven lo que no gastaron",
  14: "El capital social es el valor nominal por las participaciones, y nadie compró más de lo permitido",
  15: "Las participaciones se devolvieron por turno, tras su preaviso y dentro de los límites",
  16: "El interés respetó su tope y se deriva de las participaciones que se tenían",
  17: "La reserva irrepartible solo bajó por donaciones a entidades con activos bloqueados, y recibió su parte de las aportaciones",
  18: "Cada pago tiene una finalidad que el bloqueo de activos permite",
  19: "El código es el publicado, y nadie tiene poder además de la asamblea",
  20: "Las cuentas y las actas se publican, y son lo que dicen ser",
};

/** Con qué palabras se habla de la auditoría en el navegador. */
export const words: typeof import("./en.ts")["words"] = {
  title: "Compruébalo tú",
  lead: "Tu navegador lee todo lo que ha pasado en esta cooperativa, escribe los libros de nuevo y los compara con las reglas y con lo que la cadena tiene guardado. No se fía ni de esta página ni de su indexador.",
  begin: "Hacer las veinte comprobaciones",
  cancel: "Cancelar",
  node: {
    label: "El nodo al que se pregunta (URL RPC)",
    isOurs: "Es el mismo nodo al que pregunta esta página. Si no te fías de él, escribe otro, mejor aún el tuyo.",
    isYours: "Tu navegador pregunta directamente a este nodo, y lo recuerda para la próxima vez.",
    reset: "Usar el nodo de esta página",
    faults: {
      noUrl: "La dirección de un nodo empieza por http:// o https://.",
      insecure: "Esta página llegó por https, así que el navegador solo la deja preguntar a un nodo por https.",
    },
  },
  starting: "Preguntando al nodo de qué cadena es y buscando la fundación …",
  reading: (block, toBlock, events) =>
    `Leyendo el bloque ${block} de ${toBlock}: ${plural(events, "# suceso hasta ahora", "# sucesos hasta ahora")} …`,
  comparing: (events) => `Comparando ${plural(events, "# suceso", "# sucesos")} con lo que la cadena tiene guardado …`,
  progress: "Bloques leídos",
  took: (seconds) => `Hecho en ${number(Math.round(seconds * 10) / 10)} segundos.`,
  troubles: {
    unreachable: ({ rpcUrl }) =>
      `En ${rpcUrl} no responde nadie. Quizá la dirección esté mal, el nodo esté parado o no deje preguntar a páginas web (CORS).`,
    otherChain: ({ chainId, rpcUrl }, found) =>
      `El nodo de ${rpcUrl} es de la cadena ${found}; esta cooperativa vive en la cadena ${chainId}.`,
    refused: ({ rpcUrl }) =>
      `El nodo de ${rpcUrl} no da lo que una auditoría necesita. Puede que ya no guarde el estado de este bloque: un nodo de archivo sí lo hace.`,
    noBlock: ({ rpcUrl, block }) =>
      `El nodo de ${rpcUrl} aún no tiene el bloque ${block}. Va por detrás de esta página; vuelve a intentarlo en un momento.`,
    noCoop: ({ rpcUrl, block }) =>
      `El nodo de ${rpcUrl} no conoce esta cooperativa hasta el bloque ${block}. Puede ser de otra cadena con el mismo número, o no guardar registros tan antiguos.`,
    other: () => "No se pudo terminar la auditoría.",
  },
  report: {
    title: "Lo que se encontró",
    good: (passed, pending) =>
      `${plural(passed, "# comprobación se cumple", "# comprobaciones se cumplen")}, ninguna falla${
        pending === 0 ? "." : `, ${number(pending)} aún sin aplicación.`
      }`,
    bad: (failed, of) => `Fallan ${number(failed)} de ${number(of)} comprobaciones.`,
    notWhole: "El diario que se leyó no está completo (comprobación 2): otras pueden fallar solo por eso.",
    read: (events, entries, block, time, rpcUrl) =>
      `Leído de ${rpcUrl}: ${plural(events, "# suceso", "# sucesos")}, de ellos ${number(
        entries,
      )} asientos del diario, hasta el bloque ${block} (${time}).`,
    save: "Guardar el informe (JSON)",
    english: "Los hallazgos están escritos en inglés.",
  },
  results: { pass: "se cumple", fail: "falla", "not applicable yet": "aún sin aplicación" },
  compare: {
    title: "¿Es esta la cadena que muestra la página?",
    same: "Sí: tu nodo y esta página dicen lo mismo.",
    different: "No: tu nodo y esta página dicen cosas distintas del mismo bloque.",
    audited: "Tu nodo",
    shown: "Esta página",
    what: {
      block: "Hash del bloque",
      time: "Momento del bloque",
      events: "Sucesos de la cooperativa",
      entries: "Asientos del diario",
    },
  },
  checks,
  limits: {
    title: "Lo que ninguna comprobación ve",
    lead: "Una auditoría de la cadena dice mucho, pero no todo:",
    list,
  },
  command: {
    title: "Lo mismo sin esta página",
    lead: "Si no te fías de que una página web se compruebe a sí misma, haz las mismas veinte comprobaciones desde el código fuente:",
    treasury: "Volver a la tesorería",
  },
};
