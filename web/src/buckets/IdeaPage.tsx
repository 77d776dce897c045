import { Page } from "../frame/Page.tsx";

export default function IdeaPage() {
  return <Page title="IdeaPage">{null}</Page>;
}
