import { Page } from "../frame/Page.tsx";

export default function MePage() {
  return <Page title="MePage">{null}</Page>;
}
