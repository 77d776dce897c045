import { useDirectory } from "../members/directory.ts";
import { list, short } from "../ui/words.ts";
import type { Bucket } from "./useBuckets.ts";

/** Who answers for a bucket, and where it belongs. */
export function Stewards({ bucket: { steward, round, isBounty, record } }: { bucket: Bucket }) {
  const directory = useDirectory();
  const { outsider } = record;
  const present = record.coStewards.filter((number) => directory.register.byNumber(number)?.hasLeft === false);
  return (
    <>
      Steward:{" "}
      {outsider === undefined ? (
        directory.member(steward)
      ) : (
        <span title={outsider}>{short(outsider)}, who is no member</span>
      )}
      {present.length > 0 && `, with ${list(present.map(directory.member))}`}.{" "}
      {round > 0 && `${directory.round(round)}. `}
      {isBounty && "Who gets it is not known yet: funders may name somebody, and so may the steward. "}
    </>
  );
}
