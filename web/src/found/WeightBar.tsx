interface WeightBarProps {
  weights: readonly number[]; // of any unit; the whole is `of`
  of: number;
}

/** How the say is shared out, a colour per class. It is an ornament: the numbers stand beside it. */
export function WeightBar({ weights, of }: WeightBarProps) {
  return (
    <div className="weight-bar" aria-hidden="true">
      {weights.map(
        (weight, c) =>
          weight > 0 && <span key={c} className={`class-look-${c}`} style={{ width: `${(100 * weight) / of}%` }} />,
      )}
    </div>
  );
}

/** The colour of a class, beside its name. */
export function ClassDot({ class: class_ }: { class: number }) {
  return <span className={`class-dot class-look-${class_}`} aria-hidden="true" />;
}
