import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { BaseContract } from "ethers";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createClient, custom } from "viem";
import type { Address, Client } from "viem";
import { HOST } from "../../scripts/localChain.ts";
import { audit } from "../../sdk/src/audit/audit.ts";
import { firstFailure } from "../../sdk/src/audit/report.ts";
import type { AuditReport, CheckReport } from "../../sdk/src/audit/report.ts";
import type { RawLog } from "../../sdk/src/events.ts";

/** What somebody on the way does to the logs that a node gives. */
export type Alter = (logs: RawLog[]) => RawLog[];

const honest: Alter = (logs) => logs;

/* AUDITS IN THIS PROCESS */

type Request = (call: { method: string; params?: unknown[] }) => Promise<unknown>;

/** A connection to the chain of this process, with logs altered on their way. */
export function clientOf({ provider }: HardhatEthers, alter: Alter = honest): Client {
  const request: Request = async ({ method, params = [] }) => {
    const answer: unknown = await provider.send(method, params);
    return method === "eth_getLogs" ? alter(answer as RawLog[]) : answer;
  };
  return createClient({ transport: custom({ request }, { retryCount: 0 }) });
}

/** Audits the co-op that `contract` is of. */
export async function auditOf(ethers: HardhatEthers, contract: BaseContract, alter?: Alter): Promise<AuditReport> {
  return audit(clientOf(ethers, alter), (await contract.getAddress()) as Address);
}

/** What matters of a report here. */
type Checks = { checks: readonly CheckReport[] };

const failed = ({ checks }: Checks): string[] =>
  checks.filter(({ result }) => result === "fail").map(({ number, evidence }) => `${number}: ${evidence.join(" ")}`);

/** Expects that no check fails. */
export function expectPass(report: Checks): void {
  expect(failed(report)).to.deep.equal([]);
  expect(report.checks).to.have.length(20);
}

/** Expects that check `number` fails, and that one sentence of its evidence has all these words. */
export function expectFailure(report: Checks, number: number, ...words: (string | bigint)[]): void {
  const check = report.checks[number - 1];
  expect(check?.result, failed(report).join("\n")).to.equal("fail");
  const found = check?.evidence.some((sentence) => words.every((word) => sentence.includes(String(word))));
  expect(found, `${words.join(", ")} in:\n${check?.evidence.join("\n")}`).to.equal(true);
}

/** Expects that the checks with these numbers fail, and no other. */
export function expectOnly(report: Checks, ...numbers: number[]): void {
  const found = report.checks.filter(({ result }) => result === "fail").map(({ number }) => number);
  expect(found, failed(report).join("\n")).to.deep.equal(numbers);
}

/** Expects that a check passes, and that one sentence of its evidence has all these words. */
export function expectWords({ checks }: Checks, number: number, ...words: string[]): void {
  const evidence = checks[number - 1]?.evidence ?? [];
  const found = evidence.some((sentence) => words.every((word) => sentence.includes(word)));
  expect(found, `${words.join(", ")} in:\n${evidence.join("\n")}`).to.equal(true);
}

export const firstOf = (report: AuditReport): number | undefined => firstFailure(report)?.number;

/* THE COMMAND */

const COMMAND = fileURLToPath(new URL("../../scripts/audit.ts", import.meta.url));

/** Runs `npm run audit`. Not synchronously: the chain answers from this process. */
export function runAudit(...args: string[]): Promise<{ status: number; output: string; complaints: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { maxBuffer: 2 ** 26 }, (error, output, complaints) =>
      resolve({ status: Number(error?.code ?? 0), output, complaints }),
    );
  });
}

/* A PROXY */

/** Stands between a node and whoever asks it, and alters logs on their way. `alter` can be exchanged. */
export async function startProxy(target: string) {
  const proxy = { alter: honest, url: "", close: () => {} };
  const server = createServer((request, response) => {
    void readBody(request)
      .then((body) => forward(target, body, proxy.alter))
      .then((answer) => response.setHeader("Content-Type", "application/json").end(answer))
      .catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  proxy.url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  proxy.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return proxy;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function forward(target: string, body: string, alter: Alter): Promise<string> {
  const { method } = JSON.parse(body) as { method: string };
  const headers = { "Content-Type": "application/json" };
  const text = await (await fetch(target, { method: "POST", headers, body })).text();
  if (method !== "eth_getLogs") return text;
  const answer = JSON.parse(text) as { result?: RawLog[] };
  return JSON.stringify(answer.result === undefined ? answer : { ...answer, result: alter(answer.result) });
}

/* STORAGE */

interface Step {
  op: string;
  storage?: Record<string, string>;
}

const WORD = 64; // hex digits

/**
 * Writes another word where a contract keeps what it answers to `call`: the last one it reads of which `change` makes
 * something else.
 */
export async function alterStorage(
  { provider }: HardhatEthers,
  contract: BaseContract,
  [name, ...args]: [name: string, ...args: unknown[]],
  change: (word: bigint) => bigint,
): Promise<void> {
  const [to, data] = [await contract.getAddress(), contract.interface.encodeFunctionData(name, args)];
  const { structLogs } = (await provider.send("debug_traceCall", [{ to, data }, "latest", {}])) as {
    structLogs: Step[];
  };
  const words = structLogs.flatMap(({ op, storage }) => (op === "SLOAD" ? Object.entries(storage ?? {}) : []));
  const found = words.reverse().find(([, word]) => change(BigInt(word)) !== BigInt(word));
  if (found === undefined) throw new Error(`${name} reads nothing that changes.`);
  const word = change(BigInt(found[1])).toString(16).padStart(WORD, "0");
  await provider.send("hardhat_setStorageAt", [to, `0x${found[0].slice(2).replace(/^0+(?=.)/, "")}`, `0x${word}`]);
}
