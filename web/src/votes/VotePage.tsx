import { Page } from "../frame/Page.tsx";

export default function VotePage() {
  return <Page title="VotePage">{null}</Page>;
}
