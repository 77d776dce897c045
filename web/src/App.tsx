import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { Buckets } from "./buckets/Buckets.tsx";
import { connectCoop, CoopContext, useCoop } from "./chain/coop.ts";
import { hashKey, SnapshotContext, useNewestSnapshot, useSnapshot } from "./chain/snapshot.ts";
import { Masthead } from "./Masthead.tsx";
import { Members } from "./members/Members.tsx";
import { Followers } from "./relay/Followers.tsx";
import { Rounds } from "./rounds/Rounds.tsx";
import { Treasury } from "./treasury/Treasury.tsx";
import { Problem } from "./ui/Section.tsx";
import { dateTime } from "./ui/time.ts";
import { Votes } from "./votes/Votes.tsx";
import { NoticeBar } from "./wallet/NoticeBar.tsx";

const queryClient = new QueryClient({
  defaultOptions: { queries: { queryKeyHashFn: hashKey, retry: 1, retryDelay: 500 } },
});

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <FindCoop />
    </QueryClientProvider>
  );
}

function FindCoop() {
  const coop = useQuery({ queryKey: ["coop"], queryFn: connectCoop, staleTime: Infinity });
  if (coop.data !== undefined)
    return (
      <CoopContext value={coop.data}>
        <FollowCoop />
      </CoopContext>
    );
  return <Waiting error={coop.error} retry={() => void coop.refetch()} />;
}

function FollowCoop() {
  const { snapshot, error, retry } = useNewestSnapshot();
  if (snapshot === undefined) return <Waiting error={error} retry={retry} />;
  return (
    <SnapshotContext value={snapshot}>
      {error !== null && <LostConnection retry={retry} />}
      <Page />
      <Followers />
      <NoticeBar />
    </SnapshotContext>
  );
}

function Page() {
  return (
    <>
      <Masthead />
      <main>
        <Treasury />
        <Votes />
        <Rounds />
        <Buckets />
        <Members />
      </main>
      <Colophon />
    </>
  );
}

function Colophon() {
  const { indexerUrl } = useCoop();
  const { block, indexed } = useSnapshot();
  const source =
    indexed === undefined
      ? "This page reads the chain itself and looks for news every two seconds."
      : `The indexer at ${indexerUrl} told what happened up to block ${indexed}, the chain all that came later.`;
  return (
    <footer className="colophon">
      <p>
        As of block {block.number.toString()}, {dateTime(block.timestamp)} by the chain’s clock. {source}
      </p>
    </footer>
  );
}

function Waiting({ error, retry }: { error: Error | null; retry: () => void }) {
  return (
    <main className="waiting">
      <h1>Rochdale</h1>
      {error === null ? (
        <p role="status">Opening the books …</p>
      ) : (
        <Problem words="The chain cannot be reached, so there is nothing to show yet." error={error} retry={retry} />
      )}
    </main>
  );
}

function LostConnection({ retry }: { retry: () => void }) {
  const { rpcUrl } = useCoop();
  const { block } = useSnapshot();
  return (
    <div className="lost" role="alert">
      <p>
        The chain at {rpcUrl} cannot be reached. You see it as it was at block {block.number.toString()}.
      </p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
