import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { Deployment } from "../web/src/chain/site.ts";
import { HOST } from "./localChain.ts";

/** Where the web app stands. */
export const WEB = fileURLToPath(new URL("../web", import.meta.url));

const YEAR = 31_536_000; // seconds

/** Builds the web app into `folder`. */
export async function buildWeb(folder: string): Promise<void> {
  process.env.NODE_ENV = "production"; // whoever runs this may be a test, and the app would come in its slow form
  await build({ root: WEB, logLevel: "warn", build: { outDir: folder, emptyOutDir: true } });
}

/**
 * Serves the built web app, as any server of static files can: every path that is no file is the app's, files with a
 * hash in their name may be kept for ever, and `/deployment.json` says which chain and factory the site is about.
 */
export async function serveWeb(folder: string, deployment: Deployment, port: number) {
  const app = new Hono();
  const page = await readFile(join(folder, "index.html"), "utf8");
  app.use(compress());
  app.use(async ({ header, req }, next) => {
    await next();
    header("X-Content-Type-Options", "nosniff");
    header("Content-Security-Policy", "frame-ancestors 'self' https://app.safe.global"); // what a page cannot say itself
    header("Cache-Control", req.path.startsWith("/assets/") ? `public, max-age=${YEAR}, immutable` : "no-cache");
  });
  app.get("/deployment.json", (context) => context.json(deployment));
  app.use(serveStatic({ root: folder }));
  app.get("/assets/*", (context) => context.notFound());
  app.get("*", (context) => context.html(page));

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch: app.fetch, hostname: HOST, port }, () => resolve(opened));
    opened.once("error", reject);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}`, close };
}
