import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { RawLog } from "../../sdk/src/events.ts";
import { HOST } from "../../scripts/localChain.ts";

/** What becomes of a log on its way; undefined: it is withheld. */
export type Lie = (log: RawLog) => RawLog | undefined;

interface Call {
  method: string;
}

interface Answer {
  result?: unknown;
}

const HEADERS = {
  "content-type": "application/json",
  "access-control-allow-origin": "*", // it wants to be asked by web pages
  "access-control-allow-headers": "*",
};

/** A node that tells the truth of another one, but for the logs. */
export async function startLyingNode(honest: string, lie: Lie) {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(502, HEADERS).end(error.message));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "OPTIONS") return void response.writeHead(204, HEADERS).end();
    const body = await text(request);
    const asked = JSON.parse(body) as Call | Call[];
    const told = await fetch(honest, { method: "POST", headers: { "content-type": "application/json" }, body });
    const answers = (await told.json()) as Answer | Answer[];
    const lies = Array.isArray(asked)
      ? asked.map((call, i) => alter(call, (answers as Answer[])[i] ?? {}))
      : alter(asked, answers as Answer);
    response.writeHead(told.status, HEADERS).end(JSON.stringify(lies));
  }

  function alter({ method }: Call, told: Answer): Answer {
    if (method !== "eth_getLogs" || !Array.isArray(told.result)) return told;
    return { ...told, result: (told.result as RawLog[]).flatMap((log) => lie(log) ?? []) };
  }

  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}`, close };
}
