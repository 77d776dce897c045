import { Page } from "../frame/Page.tsx";

export default function ProposePage() {
  return <Page title="ProposePage">{null}</Page>;
}
