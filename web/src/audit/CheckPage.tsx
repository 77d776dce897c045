import { Page } from "../frame/Page.tsx";

export default function CheckPage() {
  return <Page title="CheckPage">{null}</Page>;
}
