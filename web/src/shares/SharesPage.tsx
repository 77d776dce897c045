import { Page } from "../frame/Page.tsx";

export default function SharesPage() {
  return <Page title="SharesPage">{null}</Page>;
}
