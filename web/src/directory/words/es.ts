import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  title: "Cooperativas que cualquiera puede comprobar",
  lead: "Rochdale funda, financia y gobierna cooperativas abiertas: sus miembros deciden juntos, reparten el dinero juntos, y cada pago queda en un diario que nadie puede reescribir. Para mirar no necesitas cuenta ni permiso.",
  found: "Fundar una cooperativa",
  list: "Todas las cooperativas",
  count: (n: number) => plural(n, "# cooperativa.", "# cooperativas, empezando por la más reciente."),
  search: "Buscar por nombre o dirección",
  matching: (n: number, search: string) =>
    n === 0
      ? `Ninguna cooperativa tiene «${search}» en su nombre ni en su dirección.`
      : plural(n, `# cooperativa con «${search}».`, `# cooperativas con «${search}».`),
  more: (n: number) => plural(n, "Mostrar # más", "Mostrar # más"),
  unnamed: "Sin nombre",
  founded: (day: ReactNode) => say`Fundada el ${day}`,
  namesakes: (n: number) =>
    plural(
      n,
      "Otra cooperativa se llama igual: distínguelas por su dirección.",
      "Otras # se llaman igual: distínguelas por su dirección.",
    ),
  none: {
    title: "Aquí todavía no se ha fundado ninguna cooperativa",
    text: "Una cooperativa aparece aquí en cuanto todos sus fundadores han firmado los estatutos y alguien los ha enviado a la cadena. Redactarlos lleva un cuarto de hora, partiendo de los de un tipo de cooperativa que ya existe; nada es definitivo hasta que todos han firmado.",
  },
  check: {
    title: "Cómo comprobar una por tu cuenta",
    words:
      "Abre una cooperativa y sigue «Comprueba tú los libros»: tu navegador lee de la cadena todo lo que ha hecho, lo vuelve a contar y lo compara. O prescinde de esta página:",
    command: "npm run audit -- --rpc URL --coop DIRECCIÓN",
    after: (factory: ReactNode) =>
      say`Solo hace falta un nodo. La lista de arriba es lo que la fábrica ${factory} ha escrito en la cadena; un nombre no demuestra nada, la dirección sí.`,
  },
};
