import { readFileSync } from "node:fs";
import { parsePreset } from "./schema.ts";

const read = (name: string) =>
  parsePreset(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8")));

/** The five statutes to begin with (domain.md section 8). What each is for stands in its file. */
export const presets = {
  somerset: read("somerset"),
  fairshares: read("fairshares"),
  scic: read("scic"),
  worker: read("worker"),
  bencom: read("bencom"),
};

export const { somerset } = presets;
