import { network } from "hardhat";
import { createServer } from "node:net";

export const HOST = "127.0.0.1";

/** Whether nobody listens on `port` of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `wanted` on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) if (await isFree(port)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + 49}.`);
}

/** Starts a chain of its own on `port`, whose first block is dated `start`, and connects to it. `close` ends both. */
export async function startChain(port: number, start: Date) {
  const server = await network.createServer({ network: "default", override: { initialDate: start } }, HOST, port);
  await server.listen();
  const url = `http://${HOST}:${port}`;
  const connection = await network.create({ network: "localhost", override: { url } });
  const close = async (): Promise<void> => {
    await connection.close();
    await server.close();
  };
  return { url, ...connection, close };
}
