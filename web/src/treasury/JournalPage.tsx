import { Page } from "../frame/Page.tsx";

export default function JournalPage() {
  return <Page title="JournalPage">{null}</Page>;
}
