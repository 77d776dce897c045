/** How long answers took, in milliseconds. */
export interface Latency {
  requests: number;
  p50: number;
  p99: number;
  worst: number;
}

/**
 * Asks for paths over and over on so many connections at once, for so many seconds. `path` gives the next one to ask
 * for. Whatever is not answered with 200 is an error.
 */
export async function load(
  base: string,
  path: () => string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Latency> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1_000;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = path();
      const begun = performance.now();
      const response = await fetch(base + asked);
      const body = await response.text();
      times.push(performance.now() - begun);
      if (!response.ok) throw new Error(`${asked}: ${response.status} ${body.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { requests: times.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
}
