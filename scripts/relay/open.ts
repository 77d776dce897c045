import { Chain } from "./chain.ts";
import { Queue } from "./queue.ts";
import { Relayer } from "./relayer.ts";
import type { Settings } from "./relayer.ts";
import { openDoor } from "./server.ts";
import type { Door } from "./server.ts";

export interface RelaySettings extends Settings, Door {
  rpc: string;
  assembly: string;
  host: string;
  port: number;
  queue: string; // file, or ":memory:"
  key: string | undefined; // of the relayer's own account
}

/** Opens a relayer, which works until `close`. What is still queued then stays in the file. */
export async function openRelay(settings: RelaySettings, say: (line: string) => void) {
  const { rpc, assembly, key, host, port } = settings;
  const chain = await Chain.connect(rpc, assembly, key);
  const queue = new Queue(settings.queue, chain.chainId, assembly);
  const relayer = new Relayer(chain, queue, settings, say);
  const server = openDoor(relayer, settings, say);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    queue.close();
    chain.close();
    throw error;
  }
  const [queued, sent] = [queue.count("queued"), queue.count("sent")];
  say(`Relaying for ${assembly} at http://${host}:${port}, paid by ${chain.address}.`);
  if (queued + sent !== 0) say(`Going on with ${queued} queued ballots and ${sent} that were sent.`);

  const running = relayer.run();
  const closed = new Promise((resolve) => server.once("close", resolve));
  const close = async (): Promise<void> => {
    server.close();
    relayer.stop();
    await Promise.all([running, closed]);
    say(`Stopped. ${queue.count("queued")} ballots wait, ${queue.count("sent")} are on their way.`);
    queue.close();
    chain.close();
  };
  return { url: `http://${host}:${port}`, close };
}
