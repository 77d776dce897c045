import { Component } from "react";
import type { ReactNode } from "react";
import { words } from "../frame/words/index.ts";

interface SectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** One noun of the co-op. What goes wrong inside stays inside. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <header className="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Problem words={words.broken} error={error} retry={() => this.setState({ error: undefined })} />;
  }
}

interface ProblemProps {
  words: string; // what went wrong
  error: Error;
  retry: () => void;
}

/** Says what went wrong and offers to try again. */
export function Problem({ words: problem, error, retry }: ProblemProps) {
  return (
    <div className="problem-box" role="alert">
      <p>{problem}</p>
      <p className="quiet">{error.message.split("\n", 1)[0]}</p>
      <button type="button" onClick={retry}>
        {words.again}
      </button>
    </div>
  );
}
