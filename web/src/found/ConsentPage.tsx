import { Page } from "../frame/Page.tsx";

export default function ConsentPage() {
  return <Page title="ConsentPage">{null}</Page>;
}
