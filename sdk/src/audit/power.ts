import { getAddress, isAddressEqual, keccak256, toHex } from "viem";
import type { Address, Hex } from "viem";
import type { RoleRecord } from "../books/powers.ts";
import { NOUNS } from "../coop.ts";
import type { Noun } from "../coop.ts";
import { FACTORY_RELEASE, RELEASE } from "../release.ts";
import { maskCode } from "./code.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { Offices } from "./offices.ts";
import { placeOf } from "./reading.ts";
import { TableOfPower } from "./tableOfPower.ts";

/** Released code in every contract, the contracts wired to each other, and no power but the assembly's. */
export const power: Check = {
  number: 19,
  title: "The code is the released one, and nobody holds power beside the assembly",
  begin: (context, findings) => {
    const [table, offices] = [new TableOfPower(), new Offices()];
    return {
      on: { ...table.on(), ...offices.on() },
      finish: async () => {
        await Promise.all([
          checkCode(context, findings),
          checkWiring(context, findings),
          compareRoles(context, findings, offices),
        ]);
        checkRoles(context, findings);
        tellFounding(context, findings);
        table.tell(context, findings);
      },
    };
  },
};

/* CODE */

async function checkCode({ found, storage }: Context, findings: Findings): Promise<void> {
  const { factory } = found.founding;
  const [factoryCode, ...codes] = await Promise.all([
    storage.codeAt(factory),
    ...NOUNS.map((noun) => storage.codeAt(found.clones[noun].implementation)),
  ]);
  for (const [i, noun] of NOUNS.entries()) {
    const { implementation } = found.clones[noun];
    const isReleased = keccak256(codes[i] ?? "0x") === RELEASE[noun];
    const foreign = (): string =>
      `The contract ${noun} runs the code at ${implementation}, which is not the released one.`;
    findings.expect(isReleased, foreign);
  }
  const hash = keccak256(maskCode(factoryCode ?? "0x", FACTORY_RELEASE.holes));
  const strange = (): string =>
    `The factory at ${getAddress(factory)} is not the released one: nobody knows that the founders signed.`;
  findings.expect(hash === FACTORY_RELEASE.hash, strange);
  findings.claim("All twelve contracts are clones of the released code, at addresses that follow from the charter.");
}

function tellFounding({ found }: Context, findings: Findings): void {
  const { factory, blockNumber, charterHash } = found.founding;
  const by = `by the charter ${charterHash}`;
  findings.fact(`Founded by the factory at ${getAddress(factory)} in block ${blockNumber}, ${by}.`);
  for (const log of [...found.forged].sort((a, b) => placeOf(a) - placeOf(b)).slice(0, MOST_FORGED)) {
    const place = `block ${BigInt(log.blockNumber)}, transaction ${log.transactionHash}`;
    const whose = `a founding of these contracts that ${getAddress(log.address)} wrote, who did not make them`;
    findings.fact(`Ignored: ${whose} (${place}).`);
  }
  const untold = found.forged.length - MOST_FORGED;
  if (untold > 0) findings.fact(`Ignored: ${count(untold, "founding")} more of strangers.`);
}

const MOST_FORGED = 10; // that are told one by one

/* WIRING */

/** The nouns that each keeps in storage; all others are written into its code. */
async function checkWiring({ storage, contracts, addresses }: Context, findings: Findings): Promise<void> {
  const { members, statute, agenda, shares, rounds, funds, buckets, payouts, treasury, assembly } = contracts;
  const wires: [Noun, Noun, Promise<Address>][] = [
    ["members", "shares", storage.read(members, "shares", [])],
    ["statute", "executor", storage.read(statute, "executor", [])],
    ["agenda", "assembly", storage.read(agenda, "assembly_", [])],
    ["assembly", "executor", storage.read(assembly, "timelock", [])],
    ["shares", "treasury", storage.read(shares, "treasury", [])],
    ["rounds", "treasury", storage.read(rounds, "treasury", [])],
    ["funds", "treasury", storage.read(funds, "treasury", [])],
    ["buckets", "treasury", storage.read(buckets, "treasury", [])],
    ["buckets", "rounds", storage.read(buckets, "rounds", [])],
    ["buckets", "payouts", storage.read(buckets, "payouts", [])],
    ["buckets", "funds", storage.read(buckets, "funds", [])],
    ["members", "authority", storage.read(members, "authority", [])],
    ["shares", "authority", storage.read(shares, "authority", [])],
    ["agenda", "authority", storage.read(agenda, "authority", [])],
    ["treasury", "authority", storage.read(treasury, "authority", [])],
    ["buckets", "authority", storage.read(buckets, "authority", [])],
    ["payouts", "authority", storage.read(payouts, "authority", [])],
    ["funds", "authority", storage.read(funds, "authority", [])],
    ["rounds", "authority", storage.read(rounds, "authority", [])],
  ];
  const stored = await Promise.all(wires.map(([, , answer]) => answer));
  for (const [i, [noun, other]] of wires.entries()) {
    const there = stored[i] as Address;
    const wrong = (): string => `The contract ${noun} takes ${there} for its ${other}, which is ${addresses[other]}.`;
    findings.expect(isAddressEqual(there, addresses[other]), wrong);
  }
}

/* ROLES */

const ADMIN: Hex = `0x${"00".repeat(32)}`;
const EXECUTOR_ROLES: Readonly<Record<Hex, string>> = {
  [ADMIN]: "administrator",
  [keccak256(toHex("PROPOSER_ROLE"))]: "who gives orders",
  [keccak256(toHex("EXECUTOR_ROLE"))]: "who has orders carried out",
  [keccak256(toHex("CANCELLER_ROLE"))]: "who cancels orders",
};
const ADMINISTRATORS = 0n; // role of the authority

/** Of the executor, the assembly has all roles and the executor administers itself; of the authority, the executor. */
function checkRoles({ books, addresses }: Context, findings: Findings): void {
  for (const { of, role, account, isHeld } of books.roles.values()) {
    if (!isHeld) continue;
    if (of === "executor") {
      const rightful = role === ADMIN ? addresses.executor : addresses.assembly;
      const name = EXECUTOR_ROLES[role as Hex] ?? `role ${role}`;
      const beside = (): string => `${account} is ${name} of the executor, beside the assembly.`;
      findings.expect(isAddressEqual(account, rightful), beside);
    } else if (role === ADMINISTRATORS) {
      const isExecutor = isAddressEqual(account, addresses.executor);
      findings.expect(isExecutor, () => `${account} administers the authority, beside the executor.`);
    }
  }
  findings.claim("The executor takes orders from the assembly alone, and alone administers the authority.");
}

async function compareRoles(context: Context, findings: Findings, offices: Offices): Promise<void> {
  const records = [...context.books.roles.values()];
  const isStored = await Promise.all(records.map((record) => storedRole(context, record)));
  for (const [i, { of, role, account, isHeld }] of records.entries()) {
    const isHolder = isHeld && (of === "executor" || offices.isIn(role as bigint, account, context.now));
    const has = `${account} ${isHolder ? "has" : "does not have"} role ${role} of the ${of}`;
    findings.expect(isStored[i] === isHolder, () => `${has} by the events; storage says otherwise.`);
  }
}

async function storedRole({ storage, contracts }: Context, { of, role, account }: RoleRecord): Promise<boolean> {
  if (of === "executor") return storage.read(contracts.executor, "hasRole", [role as Hex, account]);
  const [isHolder] = await storage.read(contracts.authority, "hasRole", [role as bigint, account]);
  return isHolder;
}
