import { Page } from "../frame/Page.tsx";

export default function JoinPage() {
  return <Page title="JoinPage">{null}</Page>;
}
