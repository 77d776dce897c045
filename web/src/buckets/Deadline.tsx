import { useSnapshot } from "../chain/snapshot.ts";
import { DocumentWords, isDocument } from "../ui/Source.tsx";
import { Day, When } from "../ui/Time.tsx";
import { isSecondFilling, stageOf } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

/** What comes next for a bucket and when, or what became of it. */
export function Deadline({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  const { deadline, secondDeadline, settledAt, endedAt } = bucket;
  const said = words.when;
  switch (stageOf(bucket, now)) {
    case "idea":
      return said.idea(<When at={deadline} />);
    case "lapsed":
      return said.lapsed(<Day at={deadline} />);
    case "filling":
      return secondDeadline === 0
        ? said.filling(<When at={deadline} />)
        : said.fillingOn(<When at={deadline} />, <Day at={secondDeadline} />);
    case "due":
      return said.due(<Day at={deadline} />);
    case "funded":
      return isSecondFilling(bucket, now)
        ? said.second(<When at={secondDeadline} />)
        : said.funded(<Day at={settledAt} />);
    case "standing":
      return said.standing;
    case "completed":
      return (
        <>
          {said.completed(<Day at={endedAt} />)}{" "}
          {isDocument(bucket.report) && said.report(<DocumentWords document={bucket.report} />)}
        </>
      );
    case "failed":
      return said.failed(<Day at={settledAt} />);
    case "cancelled":
      return said.cancelled(<Day at={endedAt} />);
  }
}
