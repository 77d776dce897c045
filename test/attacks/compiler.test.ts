import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { artifacts } from "hardhat";
import { NOUNS } from "../../scripts/deploy.ts";

// Weaknesses of the compiler and of the library, looked for in the syntax trees of all that is deployed.

interface Node {
  nodeType: string;
  id: number;
  name?: string;
  memberName?: string;
  expression?: Node;
  arguments?: Node[];
  members?: Node[];
  typeName?: Node;
  baseType?: Node;
  valueType?: Node;
  referencedDeclaration?: number;
  typeDescriptions?: { typeIdentifier?: string };
  [field: string]: unknown;
}

type Trees = Record<string, Node>; // by the name of the source

const require = createRequire(import.meta.url);

/** The trees of the contract and of all that it is compiled with. */
async function treesOf(name: string): Promise<Trees> {
  const buildId = await artifacts.getBuildInfoId(`contracts/${name}.sol:${name}`);
  const path = await artifacts.getBuildInfoOutputPath(buildId ?? "");
  const { output } = JSON.parse(await readFile(path ?? "", "utf8")) as {
    output: { sources: Record<string, { ast: Node }> };
  };
  const trees = Object.fromEntries(Object.entries(output.sources).map(([source, { ast }]) => [source, ast]));
  return importedFrom(`project/contracts/${name}.sol`, trees);
}

/** One compilation may hold tests as well: what a source imports, and what that imports, is what it is made of. */
function importedFrom(source: string, trees: Trees, found: Trees = {}): Trees {
  if (source in found) return found;
  found[source] = trees[source]!;
  for (const { nodeType, absolutePath } of nodesOf(trees[source])) {
    if (nodeType === "ImportDirective") importedFrom(absolutePath as string, trees, found);
  }
  return found;
}

/** The tree of a few lines, to show that a fault would be found. */
function treeOf(lines: string): Trees {
  const { compile } = require("solc") as { compile(input: string): string };
  const content = `// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n${lines}`;
  const settings = { outputSelection: { "*": { "": ["ast"] } } };
  const input = { language: "Solidity", sources: { "Faulty.sol": { content } }, settings };
  const { sources } = JSON.parse(compile(JSON.stringify(input))) as { sources: Record<string, { ast: Node }> };
  return { "Faulty.sol": sources["Faulty.sol"]!.ast };
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("nodeType" in value) yield value as Node;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
}

const all = (trees: Trees, nodeType: string): Node[] =>
  Object.values(trees).flatMap((tree) => [...nodesOf(tree)].filter((node) => node.nodeType === nodeType));

/** Calls of a function by the name behind the last dot. */
const callsOf = (trees: Trees, name: string): Node[] =>
  all(trees, "FunctionCall").filter(({ expression }) => (expression?.memberName ?? expression?.name) === name);

const isDynamic = ({ typeDescriptions }: Node): boolean =>
  /^t_(string|bytes)_(storage|memory|calldata)|^t_array.*\$dyn_/.test(typeDescriptions?.typeIdentifier ?? "");

/** Packed values that others may have packed as well: two of them have no fixed length. */
const ambiguous = (trees: Trees): Node[] =>
  callsOf(trees, "encodePacked").filter((call) => (call.arguments ?? []).filter(isDynamic).length > 1);

/** Structs that hold themselves, directly or by others, in arrays or mappings. */
function recursiveStructs(trees: Trees): string[] {
  const structs = new Map(all(trees, "StructDefinition").map((struct) => [struct.id, struct]));
  const heldBy = (type: Node | undefined): number[] =>
    type === undefined ? [] : [type.referencedDeclaration ?? -1, ...heldBy(type.baseType), ...heldBy(type.valueType)];
  const holds = (id: number, wanted: number, seen = new Set<number>()): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const inner = (structs.get(id)?.members ?? []).flatMap(({ typeName }) => heldBy(typeName));
    return inner.includes(wanted) || inner.some((one) => structs.has(one) && holds(one, wanted, seen));
  };
  return [...structs.values()].filter(({ id }) => holds(id, id)).map(({ name = "" }) => name);
}

describe("Weaknesses of compiler and library", function () {
  this.timeout(60_000);

  const builds: Trees[] = []; // the nodes of one do not refer to those of another
  const trees: Trees = {}; // of all together
  let own: Trees;
  before(async () => {
    for (const name of [...NOUNS, "CoopFactory"]) builds.push(await treesOf(name));
    Object.assign(trees, ...builds);
    own = Object.fromEntries(Object.entries(trees).filter(([source]) => source.startsWith("project/contracts/")));
    expect(Object.keys(own).length).to.be.greaterThan(18);
  });

  it("111 colliding hashes: nothing packs two values of no fixed length", function () {
    const faulty = "contract F { function f(string memory a, bytes memory b) public pure returns (bytes memory) {";
    expect(ambiguous(treeOf(`${faulty} return abi.encodePacked(a, b); } }`))).to.have.length(1);
    expect(ambiguous(treeOf(`${faulty} return abi.encodePacked(a, uint8(1)); } }`))).to.have.length(0);
    expect(callsOf(own, "encodePacked").length).to.be.greaterThan(5);
    expect(ambiguous(own).map(({ src }) => src)).to.deep.equal([]);
  });

  it("134 Vyper, solc: no struct in storage holds itself, which solc 0.8.37 may overwrite wrongly", function () {
    const direct = "contract F { struct A { A[] inner; } A a; }";
    const round = "contract F { struct A { mapping(uint => B) b; } struct B { A[] a; } struct C { B b; } C c; }";
    expect(recursiveStructs(treeOf(direct))).to.deep.equal(["A"]);
    expect(recursiveStructs(treeOf(round))).to.have.members(["A", "B"]);
    expect(all(own, "StructDefinition").length).to.be.greaterThan(30);
    for (const build of builds) expect(recursiveStructs(build)).to.deep.equal([]);
  });

  /** Where OpenZeppelin had to mend something that this co-op does not use. */
  const UNUSED = {
    "GHSA-5vp3-v4hc-gx76": "UUPSUpgradeable",
    "GHSA-wmpv-c2jp-j2xg": "ERC1155Supply",
    "GHSA-m6w8-fq7v-ph4m and GHSA-93hq-5wgc-jc82": "GovernorCompatibilityBravo",
    "GHSA-qh9x-gcfh-pcrw and GHSA-7grf-83vw-6f5x": "ERC165Checker",
    "GHSA-9j3m-g383-29qr": "CrossChain",
    "GHSA-xrc4-737v-9q75": "GovernorVotesQuorumFraction",
    "GHSA-878m-3g6q-594q": "ERC721Consecutive",
    "GHSA-mx2q-35m2-x2rh": "TransparentUpgradeableProxy",
    "GHSA-g4vp-m682-qqmp and CVE-2023-49145": "ERC2771",
    "GHSA-9vx6-7xxf-x967": "Base64",
  };
  for (const [advisory, module] of Object.entries(UNUSED)) {
    it(`${advisory}: nothing is compiled with ${module}`, function () {
      expect(Object.keys(trees).some((source) => source.includes("/Governor"))).to.equal(true);
      expect(Object.keys(trees).filter((source) => source.includes(module))).to.deep.equal([]);
    });
  }

  it("GHSA-wprv-93r4-jj2p, GHSA-9rcw-c2f9-2j55: no proof is of many leaves, and nothing looks for a last byte", function () {
    expect(callsOf(own, "verifyCalldata").length).to.equal(2);
    for (const name of ["multiProofVerify", "multiProofVerifyCalldata", "processMultiProof", "lastIndexOf"]) {
      expect(callsOf(own, name), name).to.deep.equal([]);
    }
  });
});
