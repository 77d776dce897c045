import react from "@vitejs/plugin-react";
import { createRequire } from "node:module";
import { defineConfig } from "vite";
import type { Plugin, Rolldown } from "vite";

/**
 * The app is written for React and built with Preact, which takes a sixth of the bytes: whoever only looks around pays
 * for what is shown, not for the library that shows it. See docs/decisions/0012.
 */
const PREACT = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react/jsx-dev-runtime": "preact/jsx-runtime",
  "react-dom/client": "preact/compat/client",
  "react-dom": "preact/compat",
  react: "preact/compat",
};

/** Scripts and styles come from the site itself and nowhere else. Any node may be asked: visitors choose their own. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "frame-src https://verify.walletconnect.org", // confirms to wallets which site it is that asks (see wallet/)
  "connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** Writes the policy into the built page. While developing, Vite adds scripts of its own to the page. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

/** Libraries whose modules Rolldown had better share out by itself: of viem, each page takes a few of very many. */
const LARGE = /node_modules\/(viem|ox|@noble|abitype)\//;
const ENTRY = /web\/src\/main\.tsx$/;
/** What catalogues of words are written with. The main file waits for a catalogue, which must not wait for it in turn. */
const UNDER_WORDS = /web\/src\/(words\/|ui\/stored\.ts)|node_modules\/preact\//;

/** Puts what every page needs into one file: on a slow line each further file is another time of waiting. */
function chunkOf(id: string, context: Pick<Rolldown.PluginContext, "getModuleInfo">): string | null {
  const seen = new Set<string>();
  const isNeededFirst = (module: string): boolean => {
    if (LARGE.test(module) || seen.has(module)) return false;
    seen.add(module);
    return ENTRY.test(module) || (context.getModuleInfo(module)?.importers.some(isNeededFirst) ?? false);
  };
  if (UNDER_WORDS.test(id)) return "base";
  return isNeededFirst(id) ? "main" : null;
}

/** In browsers it would ask an element to decode, by writing HTML into it, which the policy forbids. */
const ENTITIES = {
  "decode-named-character-reference": createRequire(import.meta.url).resolve("decode-named-character-reference"),
};

export default defineConfig({
  plugins: [react(), contentSecurityPolicy],
  resolve: { alias: { ...PREACT, ...ENTITIES } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800, // kB: WalletConnect is large, and only loaded by whoever chooses it
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: chunkOf, debugName: "what every page needs" }] } } },
  },
});
