export const words: typeof import("./en.ts")["words"] = {
  member: (number: number, className?: string) =>
    className === undefined ? `Membre ${number}` : `Membre ${number} (${className})`,
  className: (number: number) => `collège ${number + 1}`,
  round: (number: number, title: string) => (title === "" ? `Tour ${number}` : `Tour ${number} : ${title}`),
  bucket: (number: number) => `Cagnotte ${number}`,
  fund: (number: number) => `Fonds d’abondement ${number}`,
};
