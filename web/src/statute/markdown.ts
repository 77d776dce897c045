import type { Article } from "./articles.ts";
import { words } from "./words/index.ts";

/** A part of the statute. */
export interface Part {
  title: string;
  lines: readonly string[];
  parts?: readonly Part[];
}

/** The whole statute as a file in Markdown: articles as they were adopted, all else in sentences. */
export function statuteMarkdown(
  { name, purpose, asOf }: { name: string; purpose: string; asOf: string },
  articles: readonly Article[],
  parts: readonly Part[],
): string {
  const adopted = articles.map(({ number, current }) => [
    `### ${words.articles.heading(number + 1, oneLine(current.title))}`,
    current.text.trim(),
    `*${words.articles.fingerprint(current.version, current.textHash)}*`,
  ]);
  return [
    `# ${oneLine(name)}`,
    purpose.trim(),
    `*${asOf}*`,
    `## ${words.articles.title}`,
    ...adopted.flat(),
    ...parts.flatMap((part) => partMarkdown(part, "##")),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
    .concat("\n");
}

function partMarkdown({ title, lines, parts = [] }: Part, level: string): string[] {
  const list = lines.map((line) => `- ${oneLine(line)}`).join("\n");
  return [`${level} ${oneLine(title)}`, list, ...parts.flatMap((part) => partMarkdown(part, `${level}#`))];
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
