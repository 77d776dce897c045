import { lazy, Suspense } from "react";
import { useKeptBallots } from "./kept.ts";

const Follower = lazy(() => import("./Follower.tsx")); // most visitors have signed nothing here

/** Follow the ballots that were signed in this browser, and tell how they end. They show nothing themselves. */
export function Followers() {
  const ballots = useKeptBallots();
  if (ballots.length === 0) return null;
  return (
    <Suspense fallback={null}>
      {ballots.map((ballot) => (
        <Follower key={ballot.signature} ballot={ballot} />
      ))}
    </Suspense>
  );
}
