import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Attacks that come with what is installed: each is named by its row in docs/security.md. Nothing here asks a network,
// so known weaknesses of packages are not looked up: `npm audit` does that.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

type Names = Record<string, string>;

interface Package {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Names;
  devDependencies?: Names;
}

interface Manifest extends Package {
  allowScripts: Record<string, boolean>;
}

type Locked = Record<string, Package>;

const manifest = JSON.parse(textOf("package.json")) as Manifest;
const sdk = JSON.parse(textOf("sdk/package.json")) as Package;
const lock = JSON.parse(textOf("package-lock.json")) as { lockfileVersion: number; packages: Locked };

const declared: Names = { ...manifest.dependencies, ...manifest.devDependencies, ...sdk.dependencies };

/* WHAT IS INSTALLED */

const MODULES = "node_modules/";
const OWN = ["", "sdk", `${MODULES}rochdale-sdk`]; // places in the lockfile that hold code of this repository
const nameOf = (place: string): string => place.slice(place.lastIndexOf(MODULES) + MODULES.length);
const foreign = (packages: Locked): [place: string, it: Package][] =>
  Object.entries(packages).filter(([place]) => !OWN.includes(place));

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const SHA512 = /^sha512-[\w+/]{86}==$/;

/** The places of packages that are not pinned by a version and a hash, or that come from one particular server. */
const unpinned = (packages: Locked): string[] =>
  foreign(packages)
    .filter(([, it]) => !EXACT.test(it.version ?? "") || !SHA512.test(it.integrity ?? "") || it.resolved !== undefined)
    .map(([place]) => place);

/** The places of packages that would run a program while they are installed, and were not allowed to. */
const unreviewed = (packages: Locked, allowed: Record<string, boolean>): string[] =>
  foreign(packages)
    .filter(([place, it]) => it.hasInstallScript === true && allowed[nameOf(place)] !== true)
    .map(([place]) => place);

/* WHAT IS USED */

const SOURCES = ["contracts", "indexer", "scripts", "sdk", "test", "web"];
const sources = [
  "hardhat.config.ts",
  ...SOURCES.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs,sol}`, { cwd: ROOT })),
].filter((file) => !/node_modules|\bdist\b/.test(file));

const IMPORTS = [
  /^(?:import|export|\})[^"';]*? from "([^"]+)"/gm,
  /^import "([^"]+)"/gm,
  /\bimport\("([^"]+)"\)/g,
  /createRequire\(import\.meta\.url\)\.resolve\("([^"]+)"\)/g,
];
const isForeign = (module: string): boolean => !/^(?:\.|\/|node:|virtual:)/.test(module);
const packageOf = (module: string): string => module.split("/", module.startsWith("@") ? 2 : 1).join("/");

/** The packages that a source imports. */
const importedBy = (text: string): string[] =>
  IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, module]) => module as string))
    .filter(isForeign)
    .map(packageOf);

const imported = new Set(sources.flatMap((file) => importedBy(textOf(file))));

/** Packages that are used without an import. */
const USED_OTHERWISE: Names = {
  "@safe-global/safe-apps-provider": "wagmi's connector for Safes imports it",
  "@walletconnect/ethereum-provider": "wagmi's connector for WalletConnect imports it",
  "@types/mocha": "named in tsconfig.json",
  "@types/node": "named in tsconfig.json",
  node: "runs every npm script",
  preact: "takes React's place in the built app, see web/vite.config.ts",
  typescript: "npm run typecheck",
};

/** Packages that are imported and come with one that is declared. */
const COME_ALONG: Names = {
  "@nomicfoundation/hardhat-ethers": "@nomicfoundation/hardhat-toolbox-mocha-ethers",
  "@nomicfoundation/hardhat-network-helpers": "@nomicfoundation/hardhat-toolbox-mocha-ethers",
  chai: "@nomicfoundation/hardhat-toolbox-mocha-ethers",
  mdast: "@types/mdast",
  "decode-named-character-reference": "mdast-util-from-markdown",
};

const TYPES = "@types/";
const isUsed = (name: string): boolean =>
  imported.has(name) || name in USED_OTHERWISE || (name.startsWith(TYPES) && imported.has(name.slice(TYPES.length)));

describe("attacks on the supply chain", function () {
  describe("117 Ledger Connect Kit: a new version of a package turns bad", function () {
    it("every dependency is declared by an exact version", function () {
      const loose = Object.entries(declared).filter(([, version]) => !EXACT.test(version));
      expect(loose).to.deep.equal([]);
    });

    it("the lockfile says what package.json says", function () {
      expect(lock.lockfileVersion).to.equal(3);
      expect(lock.packages[""]?.devDependencies).to.deep.equal(manifest.devDependencies);
      expect(lock.packages["sdk"]?.dependencies).to.deep.equal(sdk.dependencies);
      const others = Object.entries(declared).filter(
        ([name, version]) => lock.packages[MODULES + name]?.version !== version,
      );
      expect(others).to.deep.equal([]);
    });

    it("nothing is downloaded by a version that may change", function () {
      const commands = [...sources, "package.json", ".ci/run", ".github/workflows/ci.yml"].flatMap((file) =>
        [...textOf(file).matchAll(/\b(?:npx|npm exec) +(?:-y +)?(?:-p +)?([\w./-]+@[\w.${}]+)/g)].map(
          ([, what]) => what,
        ),
      );
      expect(commands).to.deep.equal(["node@${devDependencies.node}"]);
      // these are fetched by npx as well
      expect(textOf("scripts/lighthouse.ts")).to.match(/= "lighthouse@\d+\.\d+\.\d+"/);
      expect(textOf("scripts/coverageSdk.ts")).to.match(/= "c8@\d+\.\d+\.\d+"/);
    });
  });

  describe("118 chalk: a package far down the tree is exchanged", function () {
    it("every package is pinned by its hash, from whatever registry it comes", function () {
      expect(foreign(lock.packages).length).to.be.greaterThan(500);
      expect(unpinned(lock.packages)).to.deep.equal([]);
    });

    it("one without a hash, or from a repository, would be seen", function () {
      const pinned = { version: "5.6.1", integrity: `sha512-${"A".repeat(86)}==` };
      expect(unpinned({ "node_modules/chalk": pinned })).to.deep.equal([]);
      const exchanged = [
        { version: "5.6.1" },
        { ...pinned, integrity: "sha1-AAAA" },
        { ...pinned, version: "^5.6.1" },
        { ...pinned, resolved: "git+ssh://git@example.org/chalk.git#0123456" },
      ];
      for (const it of exchanged) expect(unpinned({ "node_modules/chalk": it })).to.deep.equal(["node_modules/chalk"]);
    });

    it("nothing is imported that is not declared", function () {
      const undeclared = [...imported].filter((name) => !(name in declared) && !(name in COME_ALONG));
      expect(undeclared).to.deep.equal([]);
      for (const [name, by] of Object.entries(COME_ALONG)) {
        expect(declared, name).to.have.property(by);
        expect(imported, name).to.include(name);
      }
    });

    it("nothing is declared that is not used", function () {
      expect(Object.keys(declared).filter((name) => !isUsed(name))).to.deep.equal([]);
      expect(Object.keys(USED_OTHERWISE).filter((name) => !(name in declared) || imported.has(name))).to.deep.equal([]);
    });

    it("npm run sbom lists every package that may be installed, by its hash", function () {
      this.timeout(60_000);
      const { bomFormat, components } = JSON.parse(
        execFileSync("npm run --silent sbom", { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 25, shell: true }),
      ) as { bomFormat: string; components: { name: string; version: string; hashes?: { content: string }[] }[] };
      expect(bomFormat).to.equal("CycloneDX");
      const listed = new Map(
        components.map(({ name, version, hashes }) => [`${name}@${version}`, hashes?.[0]?.content]),
      );
      for (const [place, { name, version, integrity }] of foreign(lock.packages)) {
        const hash = Buffer.from((integrity as string).slice("sha512-".length), "base64").toString("hex");
        expect(listed.get(`${name ?? nameOf(place)}@${version}`), place).to.equal(hash);
      }
    });
  });

  describe("119 Shai-Hulud: a package runs a worm while it is installed", function () {
    it("only two packages run anything then, and package.json names them", function () {
      expect(unreviewed(lock.packages, manifest.allowScripts)).to.deep.equal([]);
      const scripted = foreign(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
      expect(scripted.map(([place]) => nameOf(place)).sort()).to.deep.equal(["esbuild", "node"]);
      expect(Object.keys(manifest.allowScripts).sort()).to.deep.equal(["esbuild", "node"]);
    });

    it("one more would be seen, also where it hides inside another", function () {
      const place = "node_modules/hardhat/node_modules/worm";
      const infected = { ...lock.packages, [place]: { version: "1.0.0", hasInstallScript: true } };
      expect(unreviewed(infected, manifest.allowScripts)).to.deep.equal([place]);
      expect(unreviewed(infected, { ...manifest.allowScripts, worm: false })).to.deep.equal([place]);
    });

    it("npm itself stops where it meets one", function () {
      expect(textOf("scripts/setup.mjs")).to.include("npm ci --strict-allow-scripts ");
    });

    it("an installation takes the lockfile as it is", function () {
      const installing = [textOf("scripts/setup.mjs"), textOf(".ci/run"), textOf(".github/workflows/ci.yml")].join(
        "\n",
      );
      expect(installing.match(/\bnpm (?:ci|i|install|update)\b/g)).to.deep.equal(["npm ci"]);
    });
  });
});
