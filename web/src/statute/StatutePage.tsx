import { Page } from "../frame/Page.tsx";

export default function StatutePage() {
  return <Page title="StatutePage">{null}</Page>;
}
