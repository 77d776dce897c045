import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { ReactNode } from "react";
import { Link, Route, Switch, useParams } from "wouter";
import { statuteOf } from "../../sdk/src/books/statute.ts";
import type { Founding } from "../../sdk/src/events.ts";
import { CoopContext } from "./chain/coop.ts";
import { foundingAt, useFoundings } from "./chain/foundings.ts";
import { useIsOnline } from "./chain/online.ts";
import { openSite, SiteContext, useSite } from "./chain/site.ts";
import { hashKey, SnapshotContext, useNewestSnapshot, useTip } from "./chain/snapshot.ts";
import type { Snapshot } from "./chain/snapshot.ts";
import { useTokens } from "./chain/tokens.ts";
import { CoopFrame } from "./frame/CoopFrame.tsx";
import { Page } from "./frame/Page.tsx";
import { SiteFoot } from "./frame/SiteFoot.tsx";
import { TopBar } from "./frame/TopBar.tsx";
import { words } from "./frame/words/index.ts";
import { useKeptBallots } from "./relay/kept.ts";
import { Problem } from "./ui/Section.tsx";
import { NoticeBar } from "./wallet/NoticeBar.tsx";
import { useSession } from "./wallet/session.ts";

const loadDirectory = () => import("./directory/DirectoryPage.tsx");
const loadFront = () => import("./front/FrontPage.tsx");

// The pages that most visitors come for arrive while the books are being read, not afterwards.
if (location.pathname === "/") void loadDirectory();
else if (/^\/0x[0-9a-f]{40}\/?$/i.test(location.pathname)) void loadFront();

const CoopSlot = lazy(() => import("./wallet/CoopSlot.tsx")); // tells the wallet what things are called
const DirectoryPage = lazy(loadDirectory);
const Followers = lazy(async () => ({ default: (await import("./relay/Followers.tsx")).Followers }));
const FoundPage = lazy(() => import("./found/FoundPage.tsx"));
const ConsentPage = lazy(() => import("./found/ConsentPage.tsx"));

/** The pages of a co-op, by their paths below its own. */
const COOP_PAGES = [
  ["/", lazy(loadFront)],
  ["/votes", lazy(() => import("./votes/VotesPage.tsx"))],
  ["/votes/new", lazy(() => import("./proposals/ProposePage.tsx"))],
  ["/votes/:number", lazy(() => import("./votes/VotePage.tsx"))],
  ["/rounds", lazy(() => import("./rounds/RoundsPage.tsx"))],
  ["/rounds/:number", lazy(() => import("./rounds/RoundPage.tsx"))],
  ["/buckets", lazy(() => import("./buckets/BucketsPage.tsx"))],
  ["/buckets/new", lazy(() => import("./buckets/IdeaPage.tsx"))],
  ["/buckets/:number", lazy(() => import("./buckets/BucketPage.tsx"))],
  ["/treasury", lazy(() => import("./treasury/TreasuryPage.tsx"))],
  ["/journal", lazy(() => import("./treasury/JournalPage.tsx"))],
  ["/journal/:number", lazy(() => import("./treasury/EntryPage.tsx"))],
  ["/check", lazy(() => import("./audit/CheckPage.tsx"))],
  ["/members", lazy(() => import("./members/MembersPage.tsx"))],
  ["/members/:number", lazy(() => import("./members/MemberPage.tsx"))],
  ["/join", lazy(() => import("./members/JoinPage.tsx"))],
  ["/shares", lazy(() => import("./shares/SharesPage.tsx"))],
  ["/me", lazy(() => import("./me/MePage.tsx"))],
  ["/statute", lazy(() => import("./statute/StatutePage.tsx"))],
  ["/power", lazy(() => import("./statute/PowerPage.tsx"))],
] as const;

const queryClient = new QueryClient({
  defaultOptions: { queries: { queryKeyHashFn: hashKey, retry: 1, retryDelay: 500, networkMode: "always" } },
});

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <FindSite />
    </QueryClientProvider>
  );
}

function FindSite() {
  const site = useQuery({ queryKey: ["site"], queryFn: openSite, staleTime: Infinity });
  if (site.data === undefined) return <Waiting error={site.error} retry={() => void site.refetch()} />;
  return (
    <SiteContext.Provider value={site.data}>
      <TopBar />
      <Switch>
        <Route path="/">
          <Alone>
            <DirectoryPage />
          </Alone>
        </Route>
        <Route path="/found">
          <Alone>
            <FoundPage />
          </Alone>
        </Route>
        <Route path="/found/sign">
          <Alone>
            <ConsentPage />
          </Alone>
        </Route>
        <Route path="/:coop" nest>
          <FindCoop />
        </Route>
      </Switch>
      <SiteFoot />
      <NoticeBar />
    </SiteContext.Provider>
  );
}

/** A page that belongs to no co-op. */
function Alone({ children }: { children: ReactNode }) {
  return (
    <main id="content">
      <Suspense fallback={<p role="status">{words.loading}</p>}>{children}</Suspense>
    </main>
  );
}

function FindCoop() {
  const { coop: address = "" } = useParams<{ coop: string }>();
  const foundings = useFoundings();
  useTip(); // is asked for at the same time
  if (foundings.data === undefined) {
    return <Waiting error={foundings.error} retry={() => void foundings.refetch()} />;
  }
  const founding = foundingAt(foundings.data, address);
  if (founding !== undefined) return <FollowCoop key={founding.id} founding={founding} />;
  return (
    <Alone>
      <Page title={words.noCoop.title} lead={words.noCoop.text}>
        <Link href="~/">{words.noCoop.back}</Link>
      </Page>
    </Alone>
  );
}

function FollowCoop({ founding }: { founding: Founding }) {
  const { snapshot, error, retry } = useNewestSnapshot(founding);
  const isOnline = useIsOnline();
  if (snapshot === undefined) return <Waiting error={error} retry={retry} />;
  return (
    <SnapshotContext.Provider value={snapshot}>
      {(error !== null || !isOnline) && <LostConnection snapshot={snapshot} retry={retry} />}
      <Denominated founding={founding} snapshot={snapshot} />
    </SnapshotContext.Provider>
  );
}

/** Needs to know how the co-op's assets are written before anything can be shown. */
function Denominated({ founding, snapshot }: { founding: Founding; snapshot: Snapshot }) {
  const site = useSite();
  const { isWanted } = useSession();
  const tokens = useTokens(snapshot);
  if (tokens.data === undefined) return <Waiting error={tokens.error} retry={() => void tokens.refetch()} />;
  const asset = statuteOf(snapshot.books).currency;
  const currency = { ...(tokens.data.get(asset.toLowerCase()) ?? { symbol: "?", decimals: 0 }), asset };
  const { addresses } = founding;
  const relayerUrl = site.relayers?.[addresses.assembly];
  return (
    <CoopContext.Provider value={{ ...site, founding, addresses, currency, tokens: tokens.data, relayerUrl }}>
      <CoopFrame>
        <Suspense fallback={<p role="status">{words.loading}</p>}>
          <Switch>
            {COOP_PAGES.map(([path, CoopPage]) => (
              <Route key={path} path={path} component={CoopPage} />
            ))}
            <Route>
              <Page title={words.noPage.title} lead={words.noPage.text}>
                <Link href="/">{words.noPage.back}</Link>
              </Page>
            </Route>
          </Switch>
        </Suspense>
      </CoopFrame>
      <Following />
      <Suspense>{isWanted && <CoopSlot />}</Suspense>
    </CoopContext.Provider>
  );
}

/** Follows the ballots that the visitor has signed, if there are any. */
function Following() {
  if (useKeptBallots().length === 0) return null;
  return (
    <Suspense>
      <Followers />
    </Suspense>
  );
}

function Waiting({ error, retry }: { error: Error | null; retry: () => void }) {
  const isOnline = useIsOnline();
  return (
    <main id="content" className="waiting">
      {error === null ? (
        <p role="status">{words.opening}</p>
      ) : (
        <Problem words={isOnline ? words.noChain : words.offline} error={error} retry={retry} />
      )}
    </main>
  );
}

function LostConnection({ snapshot: { block }, retry }: { snapshot: Snapshot; retry: () => void }) {
  const { rpcUrl } = useSite();
  const isOnline = useIsOnline();
  return (
    <div className="lost" role="alert">
      <p>
        {!isOnline && words.offline} {words.lost(rpcUrl, block.number.toString())}
      </p>
      <button type="button" onClick={retry}>
        {words.again}
      </button>
    </div>
  );
}
