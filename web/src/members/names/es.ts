export const words: typeof import("./en.ts")["words"] = {
  member: (number: number, className?: string) =>
    className === undefined ? `Miembro ${number}` : `Miembro ${number} (${className})`,
  className: (number: number) => `clase ${number + 1}`,
  round: (number: number, title: string) => (title === "" ? `Ronda ${number}` : `Ronda ${number}: ${title}`),
  bucket: (number: number) => `Hucha ${number}`,
  fund: (number: number) => `Fondo de contrapartida ${number}`,
};
