import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HOST } from "../../scripts/localChain.ts";

/** A way to a node that can be shut: then every question is answered with an error of the server. */
export async function startAway(node: string) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (away.isAway) return void response.writeHead(503).end();
      const headers = { "content-type": "application/json" };
      fetch(node, { method: "POST", headers, body: Buffer.concat(parts) })
        .then(async (answer) => response.writeHead(answer.status, headers).end(await answer.text()))
        .catch((error: Error) => response.writeHead(502).end(error.message));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const away = {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    isAway: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return away;
}

const PATIENCE = 60_000; // milliseconds

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !isSo(); ) {
    if (Date.now() > end) throw new Error("It did not come to that within a minute.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
