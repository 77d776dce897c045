import { Page } from "../frame/Page.tsx";

export default function BucketPage() {
  return <Page title="BucketPage">{null}</Page>;
}
