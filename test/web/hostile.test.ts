import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { getAddress } from "viem";
import { choice, draftCharter } from "../../scripts/charter.ts";
import { foundCoop } from "../../scripts/deploy.ts";
import { draftBucket } from "../../scripts/plans.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { HOSTILE_NAMES, HOSTILE_TEXTS, HOSTILE_URIS } from "./hostile.ts";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";

const LONGEST = 21_000; // letters that fit into a transaction with room to spare
const WIDTH = 360;

/** Runs in the page: what reaches beyond the window, where anything makes the page wider than that. */
function widest(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.closest("nav") === null && element.getBoundingClientRect().right > clientWidth + 1)
    .map((e) => `${e.tagName}.${e.className}`)
    .slice(0, 5);
}

/** A string that a transaction can carry: half letters have no encoding. */
const encodable = (text: string): string => text.toWellFormed();

describe("INV-49: what strangers write on the chain", function () {
  this.timeout(300_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let abroad: string[]; // requests to anybody but the site and its chain
  let firstBucket: number;
  let vote: number;
  let impostor: string; // an address that could be taken for the treasury's
  let founded: string; // the treasury of a co-op with a hostile name

  const texts = Object.entries(HOSTILE_TEXTS).filter(([, text]) => text.length < LONGEST);

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
    await writeAll();
    context = await browser.newContext({ viewport: { width: WIDTH, height: 740 } });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
    });
    page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("dialog", (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "127.0.0.1") abroad.push(request.url());
    });
  });
  after(async () => {
    await context?.close();
    await stage.close();
  });
  beforeEach(() => {
    faults = [];
    abroad = [];
  });

  /** A bucket for each text, with a name and an address from the corpus; comments, a proposal, a reason, a co-op. */
  async function writeAll(): Promise<void> {
    const { coop, chain, factory } = site;
    const [, user, other] = await chain.ethers.getSigners();
    if (user === undefined || other === undefined) throw new Error("The chain has no accounts.");
    const buckets = coop.buckets.connect(user);
    const deadline = (await chain.networkHelpers.time.latest()) + 30 * 86_400;
    const planned = await coop.buckets.queryFilter(coop.buckets.filters.BucketPlanned());
    firstBucket = Math.max(...planned.map(({ args }) => Number(args.bucket))) + 1;
    for (const [i, [, text]] of texts.entries()) {
      const title = encodable((HOSTILE_NAMES[i % HOSTILE_NAMES.length] as string).slice(0, 2_000)) || "…";
      const uri = HOSTILE_URIS[i % HOSTILE_URIS.length] as string;
      const commons = [{ what: title, licence: uri }];
      const asset = await coop.statute.currency();
      await buckets.suggest(
        draftBucket({
          title,
          text: encodable(text),
          imageUri: uri,
          tags: [title],
          commons,
          asset,
          deadline,
          max: 9n,
          min: 1n,
        }),
      );
      await buckets.comment(firstBucket + i, encodable(text));
    }
    const description = encodable(
      `${HOSTILE_NAMES[0]}\n${texts
        .slice(0, 30)
        .map(([, text]) => text)
        .join("\n\n")}`,
    );
    await coop.assembly.connect(user).propose([coop.treasury], [0], ["0xdeadbeef"], description.slice(0, LONGEST));
    const open = (await coop.assembly.queryFilter(coop.assembly.filters.ProposalCreated())).at(-2);
    const reason = encodable(HOSTILE_TEXTS["a drawing"] as string);
    if (open === undefined) throw new Error("No vote is open.");
    await coop.assembly.connect(other).castVoteWithReason(open.args.proposalId, choice("Against"), reason);
    vote = (await coop.assembly.queryFilter(coop.assembly.filters.ProposalCreated())).length;
    impostor = `${site.treasury.slice(0, -8)}${site.treasury.endsWith("0") ? "1" : "0"}${site.treasury.slice(-7)}`;
    await coop.assembly
      .connect(other)
      .propose([impostor.toLowerCase()], [0], ["0x"], description.slice(0, LONGEST).replace(" ", "\u200b "));
    const charter = draftCharter(somerset, {
      name: encodable(HOSTILE_NAMES[1] as string),
      purpose: encodable(HOSTILE_TEXTS["text turned around"] as string),
      currency: await coop.statute.currency(),
      decimals: 18,
      founders: [{ wallet: user.address, class: 0 }],
    });
    const hostile = await foundCoop(chain.ethers, factory, charter, [user]);
    founded = await hostile.treasury.getAddress();
  }

  /** Opens a page, and finds that nothing ran, nothing was asked of strangers, and nothing left its place. */
  async function visit(path: string): Promise<void> {
    await page.goto(`${site.url}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => "harmed" in globalThis)).to.equal(false);
    expect(await page.evaluate(widest), path).to.deep.equal([]);
    expect(new URL(page.url()).pathname).to.equal(path);
    expect(faults, path).to.deep.equal([]);
    expect(abroad, path).to.deep.equal([]);
  }

  const at = (path: string): string => `/${site.treasury}${path}`;

  it("does no harm in lists", async function () {
    for (const path of [
      "/",
      at(""),
      at("/buckets"),
      at("/votes"),
      at("/journal"),
      `/${founded}`,
      `/${founded}/statute`,
    ])
      await visit(path);
  });

  it("does no harm in proposals, and unknown calls are named as such", async function () {
    await visit(at(`/votes/${vote}`));
    await page.getByText("Unknown").first().waitFor();
    await visit(at(`/votes/${vote - 1}`));
    await page.getByText("<svg onload=").waitFor();
  });

  it("is told apart from what it resembles: addresses digit by digit, and votes by what they do", async function () {
    await visit(at(`/votes/${vote + 1}`));
    await page.getByText("which it resembles and which is known here: the treasury").waitFor();
    for (const address of [impostor, site.treasury]) {
      await page.locator(".call-warning-alike").getByText(getAddress(address.toLowerCase())).waitFor();
    }
    await page.getByText("There are other votes with the same words that do something else").waitFor();
    expect(await page.getByText("are not those that this vote stands for").count()).to.equal(0);
  });

  /** What links of a page lead elsewhere, and what they promise about it. */
  const linksAbroad = () =>
    page
      .getByRole("main")
      .getByRole("link")
      .evaluateAll((all) =>
        all
          .map((link) => ({ href: link.getAttribute("href") ?? "", rel: link.getAttribute("rel") ?? "" }))
          .filter(({ href }) => !href.startsWith("/") && !href.startsWith("#")),
      );

  for (const [i, [name]] of texts.entries()) {
    it(`does no harm as plan and comment: ${name}`, async function () {
      await visit(at(`/buckets/${firstBucket + i}`));
      for (const { href, rel } of await linksAbroad()) {
        expect(href).to.match(/^(https|ipfs):/);
        expect(rel, href).to.contain("noopener");
      }
    });
  }
});
