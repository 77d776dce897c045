import { spawn } from "node:child_process";
import { findBrowser } from "../test/web/browser.ts";
import { openSite } from "../test/web/site.ts";

// `npm run lighthouse`: rates the built app with Lighthouse, as a phone on a slow line sees it. Each page several times,
// of which the median counts. Ends with 1 where a page misses its goal. Lighthouse itself is fetched by npx.

const LIGHTHOUSE = "lighthouse@13.5.0";
const TIMES = 3;
const GOALS = { performance: 95, accessibility: 100, "best-practices": 100 } as const; // of 100
const TIMINGS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

type Category = keyof typeof GOALS;
const CATEGORIES = Object.keys(GOALS) as Category[];

interface Report {
  categories: Record<Category, { score: number }>;
  audits: Record<string, { displayValue: string }>;
}

async function rate(url: string): Promise<Report> {
  const { executablePath, env } = await findBrowser();
  const args = [
    "-y",
    LIGHTHOUSE,
    url,
    "--quiet",
    "--output=json",
    `--only-categories=${CATEGORIES.join()}`,
    "--chrome-flags=--headless --no-sandbox --disable-gpu",
  ];
  const environment = { ...(env ?? process.env), CHROME_PATH: executablePath };
  const child = spawn("npx", args, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}.`);
  return JSON.parse(output) as Report;
}

const scoreOf = ({ categories }: Report, category: Category): number => Math.round(categories[category].score * 100);

/** The report whose performance lies in the middle. */
function medianOf(reports: Report[]): Report {
  const sorted = reports.toSorted((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"));
  return sorted[Math.floor(sorted.length / 2)] as Report;
}

const site = await openSite({ isIndexed: true });
try {
  for (const [page, path] of [
    ["all co-ops", "/"],
    ["a co-op’s front page", `/${site.treasury}`],
  ]) {
    const reports: Report[] = [];
    for (let i = 0; i < TIMES; i++) reports.push(await rate(`${site.url}${path}`));
    const report = medianOf(reports);
    const scores = CATEGORIES.map((category) => `${category} ${scoreOf(report, category)}`);
    const timings = TIMINGS.map((name) => `${name} ${report.audits[name]?.displayValue}`);
    console.log(`${page}: ${scores.join(", ")} (${timings.join(", ")})`);
    if (CATEGORIES.some((category) => scoreOf(report, category) < GOALS[category])) process.exitCode = 1;
  }
} finally {
  await site.close();
}
process.exit();
