import { Link } from "wouter";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { short } from "../words/format.ts";
import { coStewardsOf } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

/** Who answers for a bucket. */
export function Stewards({ bucket }: { bucket: Bucket }) {
  const { books } = useSnapshot();
  const others = coStewardsOf(books, bucket);
  const lead =
    bucket.outsider === undefined ? (
      <MemberLink number={bucket.steward} />
    ) : (
      <span title={bucket.outsider}>{words.steward.outsider(short(bucket.outsider))}</span>
    );
  if (others.length === 0) return words.steward.one(lead);
  return words.steward.several(
    lead,
    others.map((number, i) => (
      <span key={number}>
        {i > 0 && ", "}
        <MemberLink number={number} />
      </span>
    )),
  );
}

function MemberLink({ number }: { number: number }) {
  return <Link href={`/members/${number}`}>{useDirectory().member(number)}</Link>;
}

/** The round that a bucket is in, or that it is in none. */
export function Belonging({ bucket: { round } }: { bucket: Pick<Bucket, "round"> }) {
  const { books } = useSnapshot();
  if (round === 0) return words.campaign;
  const title = titleOf(books.rounds.get(round)?.plan.title);
  return <Link href={`/rounds/${round}`}>{words.list.roundNamed(round, title)}</Link>;
}
