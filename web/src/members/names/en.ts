/** What everything is called where it is mentioned. Small, because it stands on every page. */
export const words = {
  member: (number: number, className?: string) =>
    className === undefined ? `Member ${number}` : `Member ${number} (${className})`,
  className: (number: number) => `class ${number + 1}`,
  round: (number: number, title: string) => (title === "" ? `Round ${number}` : `Round ${number}: ${title}`),
  bucket: (number: number) => `Bucket ${number}`,
  fund: (number: number) => `Match fund ${number}`,
};
