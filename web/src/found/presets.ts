import bencom from "../../../scripts/presets/bencom.json";
import fairshares from "../../../scripts/presets/fairshares.json";
import { parsePreset } from "../../../scripts/presets/schema.ts";
import type { Preset } from "../../../scripts/presets/schema.ts";
import scic from "../../../scripts/presets/scic.json";
import somerset from "../../../scripts/presets/somerset.json";
import worker from "../../../scripts/presets/worker.json";
import type { PresetName } from "./draft.ts";

/** The statutes to begin with, as Vite packs them; scripts/presets/index.ts reads the same files. */
export const presets: Record<PresetName, Preset> = {
  somerset: parsePreset(somerset),
  fairshares: parsePreset(fairshares),
  scic: parsePreset(scic),
  worker: parsePreset(worker),
  bencom: parsePreset(bencom),
};
