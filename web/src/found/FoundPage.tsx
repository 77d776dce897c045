import { Page } from "../frame/Page.tsx";

export default function FoundPage() {
  return <Page title="FoundPage">{null}</Page>;
}
