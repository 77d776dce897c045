import { lazy, Suspense, useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useSession } from "../wallet/session.ts";
import { dateTime } from "../ui/time.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

const TodoCount = lazy(() => import("../me/TodoCount.tsx"));

const PAGES = ["front", "votes", "rounds", "buckets", "treasury", "members", "statute"] as const;

/** Stands around every page of a co-op: its name, its pages, and where all this was read. */
export function CoopFrame({ children }: { children: ReactNode }) {
  const { founding } = useCoop();
  const { account } = useSession();
  return (
    <>
      <nav className="coop-head" aria-label={words.menu}>
        <p className="coop-name">
          <Link href="/">{titleOf(founding.name)}</Link>
        </p>
        <div className="coop-nav">
          <ul>
            {PAGES.map((page) => (
              <li key={page}>
                <NavLink href={page === "front" ? "/" : `/${page}`}>{words.pages[page]}</NavLink>
              </li>
            ))}
            {account !== undefined && (
              <li>
                <NavLink href="/me">
                  {words.pages.me}{" "}
                  <Suspense>
                    <TodoCount />
                  </Suspense>
                </NavLink>
              </li>
            )}
          </ul>
        </div>
      </nav>
      <main id="content">{children}</main>
      <Colophon />
    </>
  );
}

function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const [path] = useLocation();
  const link = useRef<HTMLAnchorElement>(null);
  const isCurrent = path === href || (href !== "/" && path.startsWith(`${href}/`));
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isCurrent]);
  return (
    <Link
      ref={link}
      href={href}
      className={isCurrent ? "nav-link nav-current" : "nav-link"}
      aria-current={isCurrent ? "page" : undefined}
    >
      {children}
    </Link>
  );
}

function Colophon() {
  const { indexerUrl } = useCoop();
  const { block, indexed } = useSnapshot();
  const { asOf, fromChain, fromIndexer, check } = words.footer;
  const source = indexed === undefined ? fromChain : fromIndexer(indexerUrl ?? "", indexed.toString());
  return (
    <aside className="colophon" aria-label={words.footer.source}>
      <p>
        {asOf(block.number.toString(), dateTime(block.timestamp))} {source} <Link href="/check">{check}</Link>.
      </p>
    </aside>
  );
}
