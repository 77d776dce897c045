import { existsSync, readFileSync } from "node:fs";

/** The most memory that a process has held so far, in MB; of this process, if no other is named. */
export function peakMemory(pid: number | "self" = "self"): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return pid === "self" ? process.resourceUsage().maxRSS / 1_024 : 0;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(file, "utf8")) ?? [];
  return Number(kilobytes ?? 0) / 1_024;
}
