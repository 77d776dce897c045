import { useEffect, useState } from "react";

const SPENT = 12; // milliseconds of work after which the page gets its turn

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Works through something long, and lets the page breathe in between. `isWanted` says when to stop for good. */
export async function inSteps<Result>(
  steps: Generator<unknown, Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  for (let begun = performance.now(); isWanted(); ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < SPENT) continue;
    await pause();
    begun = performance.now();
  }
  return undefined;
}

interface Work<Result> {
  result?: Result;
  error?: unknown;
  key?: string;
  about?: unknown;
}

/**
 * The result of something long that is worked out again whenever `key` or `about` changes. Meanwhile the former result
 * stays, and `isBusy` says that it is not the latest.
 */
export function useSteps<Result>(make: () => Generator<unknown, Result>, key: string, about: unknown) {
  const [work, setWork] = useState<Work<Result>>({});
  useEffect(() => {
    let isWanted = true;
    inSteps(make(), () => isWanted).then(
      (result) => isWanted && setWork({ result, key, about }),
      (error: unknown) => isWanted && setWork({ error, key, about }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, about]);
  if (work.error !== undefined) throw work.error;
  return { result: work.result, isBusy: work.key !== key || work.about !== about };
}
