import { Page } from "../frame/Page.tsx";
import { Votes } from "./Votes.tsx";

export default function VotesPage() {
  return (
    <Page title="Votes">
      <Votes />
    </Page>
  );
}
