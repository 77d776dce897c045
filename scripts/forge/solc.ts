#!/usr/bin/env -S node --max-old-space-size=6144
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The compiler from npm, in the place where Forge expects a program: it asks for the version, or hands over a project
// as JSON with all its sources in it.

interface Compiler {
  version(): string;
  compile(input: string): string;
}

const compiler = createRequire(import.meta.url)("solc") as Compiler;

if (process.argv.includes("--version")) {
  const version = compiler.version().replace("Emscripten.clang", "Linux.g++"); // Forge knows the names of platforms
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${version}`);
} else {
  process.stdout.write(compiler.compile(readFileSync(0, "utf8")));
}
