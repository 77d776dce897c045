import { Page } from "../frame/Page.tsx";
import { Members } from "./Members.tsx";

export default function MembersPage() {
  return (
    <Page title="Members">
      <Members />
    </Page>
  );
}
