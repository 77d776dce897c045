import { Page } from "../frame/Page.tsx";

export default function MemberPage() {
  return <Page title="MemberPage">{null}</Page>;
}
