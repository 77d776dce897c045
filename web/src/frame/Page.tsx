import { useContext, useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { CoopContext } from "../chain/coop.ts";
import { ErrorBoundary } from "../ui/Section.tsx";
import { titleOf } from "../ui/title.ts";

interface PageProps {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode; // buttons beside the title
  children: ReactNode;
}

let isFirst = true; // the page that the visitor came for; later ones take the focus, for those who do not see the change

/** One page: its title, in the window too, and what it is about. What goes wrong inside stays inside. */
export function Page({ title: written, lead, aside, children }: PageProps) {
  const title = titleOf(written);
  const coop = useContext(CoopContext)?.founding.name ?? "Rochdale";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === coop ? coop : `${title} · ${coop}`;
  }, [title, coop]);
  useEffect(() => {
    if (!isFirst && location.hash === "") {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isFirst = false;
  }, []);
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {aside}
        </div>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </>
  );
}
