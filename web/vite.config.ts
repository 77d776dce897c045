import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

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

export default defineConfig({
  plugins: [react()],
  resolve: { alias: PREACT },
  build: { target: "es2022", modulePreload: { polyfill: false } },
});
