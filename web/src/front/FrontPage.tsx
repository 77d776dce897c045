import { Page } from "../frame/Page.tsx";

export default function FrontPage() {
  return <Page title="FrontPage">{null}</Page>;
}
