import type { Status } from "../sync.ts";

interface Count {
  byStatus: Map<number, number>;
  milliseconds: number; // until the answer began, all together
}

/** Counts requests by route and status. */
export class Counts {
  readonly #routes = new Map<string, Count>();

  note(route: string, status: number, milliseconds: number): void {
    let count = this.#routes.get(route);
    if (count === undefined) this.#routes.set(route, (count = { byStatus: new Map(), milliseconds: 0 }));
    count.byStatus.set(status, (count.byStatus.get(status) ?? 0) + 1);
    count.milliseconds += milliseconds;
  }

  lines(): string[] {
    const routes = [...this.#routes];
    const total = ({ byStatus }: Count): number => [...byStatus.values()].reduce((sum, n) => sum + n, 0);
    return [
      "# TYPE rochdale_requests_total counter",
      ...routes.flatMap(([route, { byStatus }]) =>
        [...byStatus].map(([status, n]) => `rochdale_requests_total{route="${route}",status="${status}"} ${n}`),
      ),
      "# TYPE rochdale_request_seconds summary",
      ...routes.flatMap(([route, count]) => [
        `rochdale_request_seconds_sum{route="${route}"} ${count.milliseconds / 1000}`,
        `rochdale_request_seconds_count{route="${route}"} ${total(count)}`,
      ]),
    ];
  }
}

const gauge = (name: string, help: string, value: number): string[] => measure(name, "gauge", help, value);
const counter = (name: string, help: string, value: number): string[] => measure(name, "counter", help, value);
const measure = (name: string, type: string, help: string, value: number): string[] => [
  `# HELP rochdale_${name} ${help}`,
  `# TYPE rochdale_${name} ${type}`,
  `rochdale_${name} ${value}`,
];

/** What Prometheus reads. */
export function metricsOf(status: Status, listeners: number, counts: Counts): string {
  const { block, tip, isSynced, events, reorgs, resets, failures } = status;
  const lines = [
    ...gauge("block", "Last block that was read and written.", block),
    ...gauge("tip", "Last block of the chain, as last seen.", tip),
    ...gauge("lag_blocks", "Blocks of the chain that are not yet read.", Math.max(0, tip - block)),
    ...gauge("synced", "1 where all blocks have been read.", isSynced ? 1 : 0),
    ...counter("events_total", "Events written since the start.", events),
    ...counter("reorgs_total", "Reorganisations since the start.", reorgs),
    ...counter("resets_total", "Changes to another chain since the start.", resets),
    ...gauge("rpc_failures", "Looks at the chain in a row that failed.", failures),
    ...gauge("listeners", "Live streams that are open.", listeners),
    ...counts.lines(),
  ];
  return `${lines.join("\n")}\n`;
}
