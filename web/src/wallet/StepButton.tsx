import type { ReactNode } from "react";
import type { Step } from "./session.ts";
import { useAction } from "./useAction.ts";

interface StepButtonProps {
  step: Step; // what pressing it does
  className?: string;
  isHeldBack?: boolean; // for a reason that stands beside it
  children: ReactNode; // its name
}

/** A button that does one thing. How that fares is told in the words of the step. */
export function StepButton({ step, className, isHeldBack = false, children }: StepButtonProps) {
  const { run, busy } = useAction();
  return (
    <button
      type="button"
      className={className}
      disabled={busy || isHeldBack}
      onClick={() => void run(step.words, [step])}
    >
      {children}
    </button>
  );
}
