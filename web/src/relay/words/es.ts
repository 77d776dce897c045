import type { Code } from "../../../../scripts/relay/refusal.ts";

const refusals: Record<Code, string> = {
  malformed: "La cooperativa no ha podido leer este voto. Recarga la página y vuelve a firmar.",
  "reason-too-long": "La razón es demasiado larga. Que no pase de 2000 letras.",
  "unknown-choice": "Esa opción no existe.",
  "reason-missing": "Un bloqueo necesita una razón a la que los demás puedan responder.",
  expired: "Ha pasado el plazo de validez de tu firma. Vuelve a firmar.",
  "deadline-too-near": "Tu firma caducaría antes de poder entregarse. Dale una validez más larga.",
  "invalid-signature": "La firma no corresponde a tu cartera y a este voto. Vuelve a firmar.",
  "not-a-member": "Solo pueden votar los miembros, y esta cartera no es de ninguno.",
  "not-eligible":
    "No puedes votar aquí: solo pueden quienes eran miembros al abrirse la votación, con antigüedad suficiente y de " +
    "una clase a la que se pregunta.",
  "unknown-proposal": "La cooperativa no conoce esa votación.",
  "unknown-ballot": "La cooperativa ya no tiene este voto. Si aún no se ha contado, vuelve a firmar.",
  "unknown-path": "El servicio de la cooperativa no entiende esta página. Vota desde tu propia cartera.",
  "not-active": "Esta votación no está abierta.",
  closing: "La votación cierra en menos de un minuto: ya no da tiempo por esta vía. Vota ahora desde tu cartera.",
  "stale-sequence": "Has votado o retirado tu voto después de firmar este, y cuenta lo último que dijiste.",
  "early-sequence": "El voto al que este sustituye todavía no consta. Vuelve a firmar dentro de un momento.",
  "too-many-casts": "Has cambiado este voto 24 veces. Ya no se puede cambiar más.",
  "on-its-way": "Tu último voto se está contando ahora mismo. Vuelve a firmar dentro de un momento.",
  replaced: "Un voto tuyo más reciente ha ocupado su lugar.",
  "too-large": "La razón es demasiado larga. Que no pase de 2000 letras.",
  "too-many-posts": "Llegan demasiados votos desde tu conexión. Inténtalo de nuevo dentro de un minuto.",
  "too-many-ballots": "Has firmado muchos votos en esta hora. Inténtalo más tarde o vota desde tu propia cartera.",
  internal: "El servicio de la cooperativa ha fallado. Vuelve a firmar o vota desde tu propia cartera.",
  unreachable:
    "El servicio de la cooperativa no puede leer los libros ahora mismo. Inténtalo más tarde o vota desde tu propia " +
    "cartera.",
};

export const words: typeof import("./en.ts")["words"] = {
  refusals,
  unknownRefusal: (code: string) => `La cooperativa no acepta este voto (${code}).`,
  outOfReach:
    "La cooperativa no puede recibir votos firmados ahora mismo. Inténtalo más tarde o vota desde tu propia cartera.",

  vote: {
    For: (title: string) => `Votar en «${title}»: a favor`,
    Against: (title: string) => `Votar en «${title}»: en contra`,
    Abstain: (title: string) => `Votar en «${title}»: abstención`,
    Block: (title: string) => `Votar en «${title}»: bloqueo`,
  },

  ways: {
    title: "Cómo entregarlo",
    sign: "Firmar, y que pague la cooperativa",
    signNotNow: "Firmar, y que pague la cooperativa (ahora mismo no es posible)",
    signWhat: "No te cuesta nada. La cooperativa entrega lo que has firmado y no puede cambiar nada.",
    silent: "No se puede acceder al servicio de la cooperativa. Tu voto cuenta igual desde tu propia cartera.",
    own: "Votar desde mi propia cartera",
    ownWhat: "Tu cartera paga la comisión de red.",
    validity: "Si no se puede entregar enseguida, mi firma vale",
    validities: { close: "hasta el cierre de la votación", day: "un día", hour: "una hora" },
  },

  choices: { For: "a favor", Against: "en contra", Abstain: "abstención", Block: "bloqueo" },
  pending: {
    new: (choice: string) => `Tu voto firmado (${choice}) se está entregando a la cooperativa …`,
    queued: (choice: string) =>
      `Tu voto firmado (${choice}) está aceptado y se entregará en breve, junto con otros. No hace falta que esperes aquí.`,
    sent: (choice: string) => `Tu voto firmado (${choice}) se ha entregado y se está contando …`,
    counted: (choice: string) => `Tu voto firmado (${choice}) se ha entregado y se está contando …`,
    skipped: (choice: string) => `Tu voto firmado (${choice}) no se ha contado.`,
    silent: (choice: string) =>
      `Tu voto firmado (${choice}) aún no se ha contado, y el servicio de la cooperativa no responde ahora mismo. Esta página sigue preguntando. Si prefieres no esperar, vota desde tu propia cartera: contará ese voto.`,
  },
};
