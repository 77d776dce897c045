import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  skip: "Ir al contenido",
  menu: "Páginas de la cooperativa",
  language: "Idioma",
  theme: { label: "Colores", system: "Como el dispositivo", light: "Claros", dark: "Oscuros" },
  pages: {
    front: "Resumen",
    votes: "Votaciones",
    rounds: "Rondas",
    buckets: "Huchas",
    treasury: "Tesorería",
    members: "Miembros",
    statute: "Estatutos",
    me: "Para ti",
  },
  waiting: (n: number) => plural(n, "# cosa te espera", "# cosas te esperan"),
  opening: "Abriendo los libros …",
  loading: "Un momento …",
  reading: "Leyendo …",
  again: "Reintentar",
  unreadable: "No se ha podido leer de la cadena.",
  broken: "Esta parte de la página no se puede mostrar.",
  noChain: "No se puede acceder a la cadena, así que aún no hay nada que mostrar.",
  offline: "Estás sin conexión.",
  lost: (rpcUrl: string, block: string) =>
    `No se puede acceder a la cadena en ${rpcUrl}. Ves la cooperativa tal como estaba en el bloque ${block}.`,
  noCoop: {
    title: "No existe esa cooperativa",
    text: "Ninguna cooperativa de esta fábrica tiene un contrato en esa dirección. Quizá esté incompleta o sea de otra red.",
    back: "Ver todas las cooperativas",
  },
  noPage: { title: "Aquí no hay nada", text: "No hay ninguna página en esta dirección.", back: "Volver al resumen" },
  footer: {
    source: "De dónde se ha leído",
    asOf: (block: string, time: string) => `A fecha del bloque ${block}, ${time} según el reloj de la cadena.`,
    fromChain: "Esta página lee la cadena por sí misma y busca novedades cada dos segundos.",
    fromIndexer: (url: string, block: string) =>
      `El indexador en ${url} contó lo ocurrido hasta el bloque ${block}; la cadena, todo lo posterior.`,
    check: "Comprueba tú los libros",
    unaudited: "Rochdale no ha sido auditado.",
  },
  connect: "Conectar una cartera",
  connectTo: (button: ReactNode, to: string) => say`${button} ${to}`,
  members: (n: number) => plural(n, "# miembro", "# miembros"),
  untitled: "Sin título",
  copy: "Copiar",
  copied: "Copiado",
  copyWhat: (what) => `Copiar: ${what}`,
  documentFile: (name: string) => `${name} (se queda en tu ordenador; solo se registra su huella)`,
  documentPlace: (where: string) => `${where}, si está en algún sitio`,
  document: (place: ReactNode, fingerprint: ReactNode) =>
    fingerprint === undefined
      ? place ?? "sin lugar indicado"
      : say`${place ?? "sin lugar indicado"}, huella ${fingerprint}`,
};
