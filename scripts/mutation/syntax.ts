/** A node of the compiler's syntax tree. Its shape depends on its type, and is described by no package. */
// eslint-disable-next-line
export type Node = Record<string, any> & { nodeType: string; src: string };

/** Where it stands in the file: first byte and number of bytes. */
export function rangeOf(node: Node): [start: number, length: number] {
  const [start, length] = node.src.split(":").map(Number);
  return [start!, length!];
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

/** Whether the compiler computes it: all of it are literals. */
export function isRational(node: Node): boolean {
  return String(node.typeDescriptions?.typeIdentifier ?? "").startsWith("t_rational");
}

/** The types of parameters in a type such as `function (uint256,bytes memory) view returns (bool)`. */
export function argumentTypesOf(type: string | undefined): string[] {
  const list = /^function \(([^()]*)\)/.exec(type ?? "")?.[1];
  return list === undefined ? [] : list.split(",");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "nodeType" in value;
}
