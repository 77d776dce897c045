import { Page } from "../frame/Page.tsx";
import { Buckets } from "./Buckets.tsx";

export default function BucketsPage() {
  return (
    <Page title="Buckets">
      <Buckets />
    </Page>
  );
}
