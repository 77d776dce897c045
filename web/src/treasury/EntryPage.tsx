import { Page } from "../frame/Page.tsx";

export default function EntryPage() {
  return <Page title="EntryPage">{null}</Page>;
}
