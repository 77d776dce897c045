import { Page } from "../frame/Page.tsx";

export default function PowerPage() {
  return <Page title="PowerPage">{null}</Page>;
}
