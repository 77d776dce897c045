import { Page } from "../frame/Page.tsx";

export default function DirectoryPage() {
  return <Page title="DirectoryPage">{null}</Page>;
}
