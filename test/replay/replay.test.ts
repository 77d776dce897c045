import { expect } from "chai";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { computeAddress, parseEther } from "ethers";
import { network } from "hardhat";
import { checkFits, keyOf, replayElection } from "../../scripts/election.ts";
import type { Outcome } from "../../scripts/election.ts";
import { contradictions, PabulibError, parseElection, recount } from "../../scripts/pabulib.ts";
import type { Vote } from "../../scripts/pabulib.ts";
import { generateElection } from "./generatedElection.ts";
import { SMALL, withLine } from "./smallElection.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REAL_FILES = fileURLToPath(new URL("../../../shared/data/pabulib", import.meta.url));

/** Two votes that give a point to every one of `size` projects. */
function broadElection(size: number): string {
  const ids = Array.from({ length: size }, (_, i) => `p${i}`);
  const vote = `${ids.join(",")};${ids.map(() => 1).join(",")}`;
  const meta = "META\nkey;value\nbudget;600\nvote_type;cumulative\n";
  const projects = `PROJECTS\nproject_id;cost\n${ids.map((id) => `${id};1\n`).join("")}`;
  return `${meta}${projects}VOTES\nvoter_id;vote;points\n1;${vote}\n2;${vote}\n`;
}

describe("Replaying an election", function () {
  this.timeout(120_000);

  describe("replayElection", function () {
    let outcome: Outcome;
    const steps = new Map<string, string>();
    before(async () => {
      const report = (step: string, done: number, total: number) => steps.set(step, `${done}/${total}`);
      outcome = await replayElection(await network.create(), parseElection(SMALL), report);
    });

    it("counts on chain what the votes give", function () {
      expect(outcome.results.map(({ project, count }) => [project.id, count.points, count.voters])).to.deep.equal([
        ["oven", 19, 4],
        ["bike", 12, 3],
        ["mill", 23, 4],
        ["sign", 0, 0],
      ]);
    });

    it("makes a point worth its part of the pool, and funds what reached its cost", function () {
      expect(outcome.pool).to.equal(parseEther("600"));
      expect(outcome.unit).to.equal(parseEther("10"));
      expect(outcome.results.map(({ raised, isFunded }) => [raised, isFunded])).to.deep.equal([
        [parseEther("190"), true],
        [parseEther("120"), true],
        [parseEther("230"), false],
        [0n, false],
      ]);
    });

    it("returns the rest, and leaves books that equal the tokens", function () {
      expect(outcome.rest).to.equal(parseEther("290"));
      expect(outcome.booked).to.equal(parseEther("600"));
      expect(outcome.held).to.equal(outcome.booked);
    });

    it("sends a transaction for every voter but the three founders, and for every vote", function () {
      expect(outcome.gas.join).to.have.length(3);
      expect(outcome.gas.first).to.have.length(2);
      expect(outcome.gas.later).to.have.length(4);
    });

    it("reports every step to its end", function () {
      expect([...steps]).to.deep.equal([
        ["wallets", "6/6"],
        ["members joined", "3/3"],
        ["buckets opened", "4/4"],
        ["votes cast", "6/6"],
        ["buckets settled", "4/4"],
      ]);
    });

    it("ends also where every unit is spent", async function () {
      const text = ["1;oven;10;35", "2;oven;10;", "3;oven;10;52", "4;oven;10;28", "5;oven;10;61", "6;oven;10;19"];
      const election = parseElection(`${SMALL.split("1;oven")[0]}${text.join("\n")}`);
      const all = await replayElection(await network.create(), election);
      expect(all.rest).to.equal(0n);
      expect(all.results[0]).to.include({ raised: parseEther("600"), isFunded: true });
    });

    it("replays rows of the same voter from wallets of their own, and projects named twice", async function () {
      const text = SMALL.replace("2;bike,oven,mill;4,3,3", "1;bike,oven,mill,bike;1,3,3,3").replace("6;mill", "1;mill");
      const { results, gas } = await replayElection(await network.create(), parseElection(text));
      expect(results.map(({ count }) => [count.points, count.voters])).to.deep.equal([
        [19, 4],
        [12, 3],
        [23, 4],
        [0, 0],
      ]);
      expect(gas.first.length + gas.later.length).to.equal(6);
    });

    it("replays a vote for sixty projects", async function () {
      const { results } = await replayElection(await network.create(), parseElection(broadElection(60)));
      expect(results.map(({ count }) => count)).to.deep.equal(results.map(() => ({ points: 2, voters: 2 })));
    });

    it("replays hundreds of voters, sixty projects, voter ids that occur again and entries of 0 points", async function () {
      const plan = { voters: 600, projects: 60, most: 10, seed: 1844, zerosAreVotes: true };
      const election = parseElection(generateElection(plan));
      const { results } = await replayElection(await network.create(), election);
      const counts = new Map(results.map(({ project, count }) => [project.id, count]));
      expect(contradictions(election, counts, "the chain gives")).to.deep.equal([]);
      expect([...counts]).to.deep.equal([...recount(election)]);
    });

    it("replays a hundred voters a second", async function () {
      this.retries(2); // what else the machine does slows down a run all the same: the best of three counts
      const plan = { voters: 600, projects: 60, most: 10, seed: 1844, zerosAreVotes: false };
      const election = parseElection(generateElection(plan));
      const before = process.cpuUsage();
      await replayElection(await network.create(), election);
      const { user, system } = process.cpuUsage(before); // of this process, chain and all, on however many cores
      expect(plan.voters / ((user + system) / 1e6)).to.be.above(100);
    });

    it("says why the chain refuses a ballot", async function () {
      const election = parseElection(SMALL);
      const [vote] = election.votes;
      vote?.gifts.push({ project: "nowhere", points: 1 });
      const refusal = await replayElection(await network.create(), election).catch(String);
      expect(refusal).to.contain("BucketsNotRising");
    });

    it("sends nothing for a vote without points", async function () {
      const few = "num_projects;1\nnum_votes;2\nbudget;10\nvote_type;cumulative";
      const lists = "PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote;points\n1;a;2\n2;a;0\n";
      const text = `META\nkey;value\n${few}\n${lists}`;
      const { results, gas } = await replayElection(await network.create(), parseElection(text));
      expect(results[0]?.count).to.deep.equal({ points: 2, voters: 1 });
      expect([gas.join.length, gas.first.length, gas.later.length]).to.deep.equal([0, 1, 0]);
    });
  });

  describe("keyOf", function () {
    it("gives every voter of every instance a wallet of its own, always the same", function () {
      const elections = [parseElection(SMALL), parseElection(SMALL), parseElection(withLine(4, "instance;2027"))];
      const addresses = elections.map((e) => e.votes.map((vote) => computeAddress(keyOf(e, vote))));
      expect(addresses[1]).to.deep.equal(addresses[0]);
      expect(new Set(addresses.flat()).size).to.equal(12);
    });

    it("gives a voter who occurs again another wallet, and keeps that of the first row", function () {
      const [first, again] = parseElection(withLine(19, "1;mill;3;")).votes;
      const election = parseElection(SMALL);
      const keys = [election.votes[0], first, again].map((vote) => keyOf(election, vote as Vote));
      expect(keys[1]).to.equal(keys[0]);
      expect(keys[2]).not.to.equal(keys[0]);
    });
  });

  describe("checkFits", function () {
    const expectMisfit = (text: string, message: string): void => {
      expect(() => checkFits(parseElection(text))).to.throw(PabulibError, message);
    };

    it("lets an election pass that the contracts can hold", function () {
      expect(() => checkFits(parseElection(SMALL))).not.to.throw();
    });

    it("names a vote for more projects than a ballot holds, entries of 0 points aside", function () {
      expectMisfit(broadElection(65), "line 74: the vote gives to 65 projects, a ballot holds 64");
      expect(() => checkFits(parseElection(broadElection(65).replaceAll("1,1,1", "1,0,1")))).not.to.throw();
    });

    it("names more points than a ballot holds, and more money than a bucket holds", function () {
      const many = withLine(9).replace("3;mill;10;52", "3;mill;134217728;52");
      expectMisfit(many, "line 19: the vote gives 134217728 points");
      expectMisfit(withLine(13, "bike;80000000000;3;12;Bicycle"), "line 13: no bucket can hold a cost of 80000000000");
      expectMisfit(withLine(7, "budget;80000000000"), "line 7: no bucket can hold a budget of 80000000000");
    });

    it("names a budget that cannot be shared out", function () {
      const message = "line 7: a budget of 0.000000000000000059 is too small to be shared out";
      expectMisfit(withLine(7, "budget;0.000000000000000059"), message);
      expect(() => checkFits(parseElection(withLine(7, "budget;0.00000000000000006")))).not.to.throw();
    });
  });

  describe("the command", function () {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "replay-"));
    });
    after(() => rmSync(folder, { recursive: true }));

    async function command(...args: string[]): Promise<{ code: number | null; out: string; errors: string }> {
      const child = spawn(process.execPath, ["scripts/replay.ts", ...args], { cwd: ROOT });
      const said = { out: "", errors: "" };
      child.stdout.on("data", (data) => (said.out += data));
      child.stderr.on("data", (data) => (said.errors += data));
      const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
      return { code, ...said };
    }

    function fileOf(text: string): string {
      const file = join(folder, "election.pb");
      writeFileSync(file, text);
      return file;
    }

    it("ends with 0 and prints every project where chain and file agree", async function () {
      const { code, out, errors } = await command(fileOf(SMALL));
      expect(errors).to.equal("");
      expect(code).to.equal(0);
      expect(out).to.match(/^votes cast: 6\/6$/m);
      expect(out).to.match(/^oven +19 +19 +4 +4 +150 +190\.00 +yes$/m);
      expect(out).to.match(/^mill +23 +23 +4 +4 +240 +230\.00 +no$/m);
      expect(out).to.match(/^Returned to the general fund: 290\.00$/m);
      expect(out).to.match(/^Books: 600\.00, tokens: 600\.00$/m);
      expect(out).to.match(/^Voters a second: \d+$/m);
      expect(out).not.to.contain("Note:");
    });

    it("ends with 1 before it sends anything where the file contradicts itself", async function () {
      const { code, out, errors } = await command(fileOf(withLine(12, "oven;150;4;20;Oven")));
      expect(code).to.equal(1);
      expect(errors).to.contain("line 12: project oven says score 20, its votes give 19\n");
      expect(out).not.to.contain("wallets");
    });

    it("replays such a file with --anyway, and still ends with 1", async function () {
      const { code, out, errors } = await command("--anyway", fileOf(withLine(12, "oven;150;4;20;Oven")));
      expect(code).to.equal(1);
      expect(errors).to.contain("line 12: project oven says score 20, the chain gives 19\n");
      expect(out).to.match(/^oven +19 +20 +4 +4 /m);
    });

    it("says what it could not compare where the file publishes no score", async function () {
      const text = SMALL.replace("votes;score;name", "votes;result;name");
      const { code, out } = await command(fileOf(text));
      expect(code).to.equal(0);
      expect(out).to.contain("The file publishes no score for any project: compared with its votes alone.\n");
    });

    it("says where the file breaks its own rules, and how it reads entries of 0 points", async function () {
      const text = withLine(9, "max_sum_points;8").replace("6;mill;9;19", "1;mill,sign;9,0;19");
      const { code, out, errors } = await command(fileOf(text.replace("sign;50;0;0", "sign;50.5;1;0")));
      expect(`${code} ${errors}`).to.equal("0 ");
      expect(out).to.contain("Note: line 9: max_sum_points is 8, it is taken to be 10, the most a vote gives.\n");
      expect(out).to.contain("Note: voter ids that occur more than once: 1; ");
      expect(out).to.contain("Note: the file counts an entry of 0 points among a project's votes.\n");
      expect(out).to.match(/^sign +0 +0 +0 +1 +50\.5 +0\.00 +no$/m);
      const other = await command(fileOf(text));
      expect(other.code).to.equal(0);
      expect(other.out).to.contain("Note: the file does not count an entry of 0 points among a project's votes.\n");
    });

    it("ends with 1 where the published votes follow from neither reading", async function () {
      const text = SMALL.replace("6;mill;9;19", "6;mill,sign;9,0;19").replace("sign;50;0;0", "sign;50;2;0");
      const { code, errors } = await command(fileOf(text));
      expect(code).to.equal(1);
      expect(errors).to.contain("line 15: project sign says votes 2, its votes give 0\n");
    });

    it("ends with 2 and the line where the file is malformed", async function () {
      const { code, errors } = await command(fileOf(withLine(20, "3;mall;10;52")));
      expect(code).to.equal(2);
      expect(errors).to.contain("line 20: the vote names project mall");
    });

    it("ends with 2 without a file, with a wrong option, and where there is no such file", async function () {
      for (const args of [[], ["--faster", "x.pb"], ["x.pb", "y.pb"]]) {
        const { code, errors } = await command(...args);
        expect(code).to.equal(2);
        expect(errors).to.contain("Usage:");
      }
      const { code, errors } = await command(join(folder, "nowhere.pb"));
      expect(code).to.equal(2);
      expect(errors).to.contain("nowhere.pb");
    });

    it("replays real elections", async function () {
      if (!existsSync(REAL_FILES)) {
        console.log("      Skipped: the real elections are no part of this project and do not lie beside it.");
        this.skip();
      }
      const files = readdirSync(REAL_FILES).filter((file) => file.endsWith(".pb"));
      expect(files).not.to.be.empty;
      for (const file of files) {
        const { code, out, errors } = await command(join(REAL_FILES, file));
        expect(`${code} ${errors}`).to.equal("0 ");
        expect(out).to.contain("The chain agrees with the file in every project.");
      }
    });
  });
});
