import { Page } from "../frame/Page.tsx";

export default function RoundPage() {
  return <Page title="RoundPage">{null}</Page>;
}
