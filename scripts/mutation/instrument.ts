import type { Node } from "./syntax.ts";
import { argumentTypesOf, childrenOf, isRational, rangeOf } from "./syntax.ts";

// Turns our contracts into contracts that hold all their mutants at once: where a mutant differs, the code asks which one
// it is (switches.sol). The same questions report which statements and branches a test reaches.

/** One small change to a contract that some test should notice. */
export interface Mutant {
  id: number;
  file: string;
  line: number;
  inside: string; // function or modifier
  was: string;
  becomes: string;
  nth: number; // of the same changes in this function, from 1
  otherWay?: number; // of a condition that is forced: what is reported where it comes out the other way
}

/** A statement, or one way out of a condition: what coverage counts. */
export interface Probe {
  id: number;
  file: string;
  line: number;
  branch?: string; // the condition and which way; no branch: a statement
}

export interface Instrumented {
  sources: Record<string, string>;
  mutants: Mutant[];
  probes: Probe[];
}

const OPPOSITES: Record<string, string[]> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "<": ["<=", ">="],
  ">": [">=", "<="],
  "<=": ["<", ">"],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "&": ["|"],
  "|": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
};
const ASSIGNMENTS: Record<string, string[]> = { "+=": ["-=", "="], "-=": ["+=", "="], "|=": ["="], "&=": ["="] };

/** Modifiers of libraries, written out so that a mutant can leave them away. `initializer` alone cannot be. */
const BORROWED: Record<string, string> = {
  restricted: "_checkCanCall(msg.sender, msg.data); _;",
  nonReentrant: `if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall();
    bytes32 slot__ = _reentrancyGuardStorageSlot();
    assembly ("memory-safe") { tstore(slot__, 1) }
    _;
    assembly ("memory-safe") { tstore(slot__, 0) }`,
};

/**
 * All files at once, for a mutant's number is its own across files. `trees` are the compiler's syntax trees. Where only
 * some mutants are wanted, nothing else is put into the code, which then compiles and runs faster.
 */
export function instrument(
  texts: Record<string, string>,
  trees: Record<string, Node>,
  wanted?: Set<number>,
): Instrumented {
  const all: Instrumented = { sources: {}, mutants: [], probes: [] };
  const numbering: Numbering = { last: 0, wanted };
  for (const [file, text] of Object.entries(texts)) {
    const work = new FileWork(file, Buffer.from(text), all, numbering);
    work.visit(trees[file]!);
    const depth = file.split("/").length - 1;
    const line = `import {$decide, $on, $reach} from "${"../".repeat(depth)}switches.sol";`;
    all.sources[file] = work.render().replace(/^(pragma solidity .*;)$/m, `$1\n${line}`);
  }
  return all;
}

interface Numbering {
  last: number;
  wanted: Set<number> | undefined; // all
}

type Wrap = (inner: string) => string;

class FileWork {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #all: Instrumented;
  readonly #numbering: Numbering;
  readonly #wraps: { start: number; end: number; wrap: Wrap }[] = [];
  #inside = "";
  #contract: Node | undefined;

  constructor(file: string, bytes: Buffer, all: Instrumented, numbering: Numbering) {
    this.#file = file;
    this.#bytes = bytes;
    this.#all = all;
    this.#numbering = numbering;
  }

  /** What to change in `node` and all below it. Inner changes are noted first, so that outer ones go around them. */
  visit(node: Node): void {
    if (node.nodeType === "InlineAssembly" || node.nodeType === "VariableDeclaration") return;
    const outer = [this.#inside, this.#contract] as const;
    if (node.nodeType === "ContractDefinition") this.#contract = node;
    if (node.nodeType === "FunctionDefinition" || node.nodeType === "ModifierDefinition") {
      this.#inside = node.name || node.kind;
    }
    for (const child of childrenOf(node)) this.visit(child);
    this.#note(node);
    [this.#inside, this.#contract] = outer;
  }

  render(): string {
    this.#wraps.sort((a, b) => a.start - b.start || b.end - a.end);
    return this.#renderRange(0, this.#bytes.length, { next: 0 });
  }

  #renderRange(start: number, end: number, at: { next: number }): string {
    let result = "";
    let position = start;
    while (at.next < this.#wraps.length && this.#wraps[at.next]!.start < end) {
      const outermost = this.#wraps[at.next]!;
      const same: Wrap[] = [];
      // Of changes to the same range the first one noted is the innermost.
      while (at.next < this.#wraps.length && isSame(this.#wraps[at.next]!, outermost)) {
        same.push(this.#wraps[at.next++]!.wrap);
      }
      result += this.#textOf(position, outermost.start);
      const inner = this.#renderRange(outermost.start, outermost.end, at);
      result += same.reduce((text, wrap) => wrap(text), inner);
      position = outermost.end;
    }
    return result + this.#textOf(position, end);
  }

  /** What is in other places too: each use of a modifier has its own copy. */
  #renderAgain(node: Node): string {
    const [start, length] = rangeOf(node);
    return this.#renderRange(start, start + length, { next: this.#wraps.findIndex((wrap) => wrap.start >= start) });
  }

  #note(node: Node): void {
    if (node.nodeType === "BinaryOperation") this.#noteOperation(node);
    if (node.nodeType === "Conditional") this.#noteCondition(node.condition);
    if (node.nodeType === "IfStatement") this.#noteCondition(node.condition);
    if (node.nodeType === "ForStatement" || node.nodeType === "WhileStatement") this.#noteLoop(node.condition);
    if (node.nodeType === "FunctionCall") this.#noteCall(node);
    if (node.nodeType === "Identifier") this.#noteConstant(node);
    if (node.nodeType === "FunctionDefinition") this.#noteModifiers(node);
    if (node.nodeType === "Block" || node.nodeType === "UncheckedBlock") {
      for (const statement of node.statements) this.#noteStatement(statement);
    }
    for (const arm of [node.trueBody, node.falseBody, node.body]) {
      if (
        arm &&
        arm.nodeType !== "Block" &&
        arm.nodeType.endsWith("Statement") &&
        node.nodeType !== "FunctionDefinition"
      ) {
        this.#noteStatement(arm, true);
      } else if (arm?.nodeType === "Return" || arm?.nodeType === "Continue" || arm?.nodeType === "Break") {
        this.#noteStatement(arm, true);
      }
    }
    this.#noteLiterals(node);
  }

  #noteOperation(node: Node): void {
    const [left, right] = [this.#text(node.leftExpression), this.#text(node.rightExpression)];
    if (isRational(node)) return;
    if (node.operator === "==" || node.operator === "!=") {
      this.#mutate(node, `!(${this.#text(node)})`);
      return;
    }
    for (const other of OPPOSITES[node.operator] ?? []) this.#mutate(node, `${left} ${other} ${right}`);
  }

  /** Both ways out are counted as branches; each can be forced. */
  #noteCondition(condition: Node, isRequired = false): void {
    const [was, line] = [this.#text(condition), this.#lineOf(condition)];
    const [always, never] = [this.#number(), this.#number()];
    this.#add(always, line, was, "true", { otherWay: never });
    if (!isRequired) this.#add(never, line, was, "false", { otherWay: always });
    this.#all.probes.push({ id: always, file: this.#file, line, branch: `${brief(was)}: holds` });
    this.#all.probes.push({ id: never, file: this.#file, line, branch: `${brief(was)}: does not` });
    if (this.#isWanted(always, never)) this.#wrap(condition, (inner) => `$decide(${always}, ${never}, ${inner})`);
  }

  /** A loop that never ends proves nothing, so only one that never begins is tried. */
  #noteLoop(condition: Node | null): void {
    if (condition === null) return;
    const [always, never] = [this.#number(), this.#number()];
    this.#add(never, this.#lineOf(condition), this.#text(condition), "false", { otherWay: always });
    if (this.#isWanted(never)) this.#wrap(condition, (inner) => `$decide(${always}, ${never}, ${inner})`);
  }

  #noteCall(node: Node): void {
    if (node.expression.nodeType === "Identifier" && node.expression.name === "require") {
      this.#noteCondition(node.arguments[0], true);
    }
  }

  /** A constant is another one where it is used, as its declaration must stay what it is. */
  #noteConstant(node: Node): void {
    const type: string = node.typeDescriptions.typeString ?? "";
    const isConstant = /^[A-Z][A-Z0-9_]+$/.test(node.name) && /^uint\d+$/.test(type);
    if (isConstant && node.referencedDeclaration > 0) this.#mutate(node, `${node.name} + 1`);
  }

  #noteLiterals(node: Node): void {
    for (const [literal, type] of literalsIn(node)) {
      if (literal.kind === "bool") this.#mutate(literal, literal.value === "true" ? "false" : "true");
      else if (/^u?int\d+$/.test(type)) {
        const was = this.#text(literal);
        this.#mutate(literal, `${type}(${was} + 1)`, `${type}(${was})`);
        if (literal.value !== "0") this.#mutate(literal, `${type}(0)`, `${type}(${was})`);
      }
    }
  }

  #noteModifiers(node: Node): void {
    for (const use of node.modifiers ?? []) {
      if (use.kind !== "modifierInvocation") continue;
      const name: string = use.modifierName.name;
      const own = this.#contract?.nodes.find((n: Node) => n.nodeType === "ModifierDefinition" && n.name === name);
      const parameters = own ? this.#text(own.parameters) : "()";
      if (!own && !BORROWED[name]) continue;
      const id = this.#number();
      this.#add(id, this.#lineOf(use), this.#text(use), "no modifier", { inside: node.name });
      if (!this.#isWanted(id)) continue;
      this.#wrap(use, (inner) => inner.replace(name, `${name}__${id}`));
      this.#wrap(node, (inner) => {
        const body = own ? this.#renderAgain(own.body) : `{ ${BORROWED[name]} }`;
        return `modifier ${name}__${id}${parameters} { if ($on(${id})) { _; } else ${body} }\n${inner}`;
      });
    }
  }

  #noteStatement(node: Node, isBare = false): void {
    const line = this.#lineOf(node);
    const probe = this.#number();
    if (node.nodeType === "PlaceholderStatement") return; // stands for the body of a function, which has its own
    this.#all.probes.push({ id: probe, file: this.#file, line });
    const isDeed = ["ExpressionStatement", "EmitStatement", "RevertStatement"].includes(node.nodeType);
    if (isDeed && !isRequire(node) && !isPointing(node)) this.#noteDeed(node);
    if (this.#numbering.wanted === undefined)
      this.#wrapStatement(node, (inner) => (isBare ? `{ $reach(${probe}); ${inner} }` : `$reach(${probe}); ${inner}`));
  }

  /** Something done that a mutant leaves undone, or does otherwise. */
  #noteDeed(node: Node): void {
    const [was, line] = [this.#text(node), this.#lineOf(node)];
    const others: [number, string][] = [];
    const deed = node.expression;
    if (deed?.nodeType === "Assignment") {
      for (const other of ASSIGNMENTS[deed.operator] ?? []) {
        const becomes = `${this.#text(deed.leftHandSide)} ${other} ${this.#text(deed.rightHandSide)}`;
        others.push([this.#add(this.#number(), line, was, becomes), becomes]);
      }
    }
    const undone = this.#add(this.#number(), line, was, "{}");
    if (!this.#isWanted(undone, ...others.map(([id]) => id))) return;
    this.#wrapStatement(node, (inner) => {
      const arms = others.map(([id, becomes]) => `if ($on(${id})) { ${becomes}; } else `).join("");
      return `{ ${arms}if (!$on(${undone})) { ${inner} } }`; // braced, or an `else` behind it would be its own
    });
  }

  #mutate(node: Node, becomes: string, as?: string): void {
    const [was, line] = [this.#text(node), this.#lineOf(node)];
    const id = this.#add(this.#number(), line, was, becomes);
    if (this.#isWanted(id))
      this.#wrap(node, (inner) => `($on(${id}) ? ${becomes} : ${inner === was && as ? as : inner})`);
  }

  #number(): number {
    return ++this.#numbering.last;
  }

  #isWanted(...ids: number[]): boolean {
    const { wanted } = this.#numbering;
    return wanted === undefined || ids.some((id) => wanted.has(id));
  }

  #add(id: number, line: number, was: string, becomes: string, more: Partial<Mutant> = {}): number {
    const mutant = {
      id,
      file: this.#file,
      line,
      inside: this.#inside,
      was: brief(was),
      becomes: brief(becomes),
      ...more,
    };
    const nth = 1 + this.#all.mutants.filter((other) => isSameChange(other, mutant)).length;
    this.#all.mutants.push({ ...mutant, nth });
    return id;
  }

  #wrap(node: Node, wrap: Wrap): void {
    const [start, length] = rangeOf(node);
    this.#wraps.push({ start, end: start + length, wrap });
  }

  /** With the semicolon behind it, which the tree leaves out. */
  #wrapStatement(node: Node, wrap: Wrap): void {
    const [start, length] = rangeOf(node);
    const isOpen = this.#textOf(start + length, start + length + 1) === ";";
    this.#wraps.push({ start, end: start + length + (isOpen ? 1 : 0), wrap });
  }

  #text(node: Node): string {
    const [start, length] = rangeOf(node);
    return this.#textOf(start, start + length);
  }

  #textOf(start: number, end: number): string {
    return this.#bytes.subarray(start, end).toString();
  }

  #lineOf(node: Node): number {
    return this.#textOf(0, rangeOf(node)[0]).split("\n").length;
  }
}

/** Literals below `node` whose type follows from it, with that type. */
function literalsIn(node: Node): [Node, string][] {
  const found: [Node, string][] = [];
  const take = (literal: Node | null | undefined, type: string | undefined) => {
    if (literal?.nodeType === "Literal" && type !== undefined) found.push([literal, type]);
  };
  if (node.nodeType === "BinaryOperation" && !isRational(node)) {
    const isShift = node.operator === "<<" || node.operator === ">>";
    const type = isShift || node.operator === "**" ? "uint256" : node.commonType?.typeString;
    take(node.leftExpression, type);
    take(node.rightExpression, type);
  }
  if (node.nodeType === "Assignment") take(node.rightHandSide, node.leftHandSide.typeDescriptions.typeString);
  if (node.nodeType === "FunctionCall" && node.kind === "functionCall") {
    const types = argumentTypesOf(node.expression.typeDescriptions.typeString);
    node.arguments.forEach((argument: Node, i: number) => take(argument, types[i]));
  }
  if (node.nodeType === "VariableDeclarationStatement" && node.declarations.length === 1) {
    take(node.initialValue, node.declarations[0].typeDescriptions.typeString);
  }
  return found;
}

function isRequire(statement: Node): boolean {
  return statement.expression?.expression?.name === "require";
}

/** Whether it says what a name stands for in storage, without which the code does not compile. */
function isPointing(statement: Node): boolean {
  return statement.expression?.leftHandSide?.typeDescriptions.typeString?.endsWith(" storage pointer") ?? false;
}

function isSame(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start && a.end === b.end;
}

function isSameChange(a: Omit<Mutant, "nth">, b: Omit<Mutant, "nth">): boolean {
  return a.file === b.file && a.inside === b.inside && a.was === b.was && a.becomes === b.becomes;
}

/** On one line, and not longer than a reader wants. */
function brief(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
