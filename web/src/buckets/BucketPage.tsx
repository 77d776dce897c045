import { Link, useParams } from "wouter";
import { Page } from "../frame/Page.tsx";
import { Payouts } from "../payouts/Payouts.tsx";
import { Badges } from "./Badges.tsx";
import { hasEnded } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { useBucket, useIsSteward } from "./useBucket.ts";
import { CloseButton } from "./CloseButton.tsx";
import { Comments } from "./Comments.tsx";
import { Deadline } from "./Deadline.tsx";
import { FillForm } from "./FillForm.tsx";
import { Flags } from "./Flags.tsx";
import { Funders } from "./Funders.tsx";
import { Plan } from "./Plan.tsx";
import { Progress } from "./Progress.tsx";
import { Purse } from "./Purse.tsx";
import { Refund } from "./Refund.tsx";
import { Belonging, Stewards } from "./Stewards.tsx";
import { StewardTools } from "./StewardTools.tsx";
import { words } from "./words/index.ts";
import "./buckets.css";

/** One bucket: what it is for, its money, and what the visitor can do with it. */
export default function BucketPage() {
  const { number } = useParams<{ number: string }>();
  const bucket = useBucket(Number(number));
  if (bucket !== undefined) return <Shown key={bucket.number} bucket={bucket} />;
  return (
    <Page title={words.none.title} lead={words.none.text}>
      <Link href="/buckets">{words.none.back}</Link>
    </Page>
  );
}

function Shown({ bucket }: { bucket: Bucket }) {
  const isSteward = useIsSteward(bucket);
  return (
    <Page title={bucket.title} aside={<Badges bucket={bucket} />}>
      <div className="bucket-page">
        <div className="bucket-column">
          <section className="card" aria-labelledby="progress-title">
            <h2 id="progress-title">{words.progress.title}</h2>
            <Progress bucket={bucket} />
            <div className="bucket-about">
              <p>
                <Deadline bucket={bucket} />
              </p>
              <p>
                <Stewards bucket={bucket} />
              </p>
              <p>
                <Belonging bucket={bucket} />
              </p>
            </div>
          </section>
          <Plan bucket={bucket} />
        </div>
        <div className="bucket-column bucket-side">
          <CloseButton bucket={bucket} />
          <FillForm bucket={bucket} />
          {hasEnded(bucket) && <Refund bucket={bucket} />}
          {(bucket.settledAt !== 0 || bucket.spent > 0n) && <Purse bucket={bucket} />}
          {isSteward && <StewardTools bucket={bucket} />}
          <Funders bucket={bucket} />
        </div>
        <div className="bucket-column">
          <Payouts bucket={bucket} />
          <Flags bucket={bucket} />
          <Comments bucket={bucket} />
        </div>
      </div>
    </Page>
  );
}
