import { Page } from "../frame/Page.tsx";
import { Rounds } from "./Rounds.tsx";

export default function RoundsPage() {
  return (
    <Page title="Rounds">
      <Rounds />
    </Page>
  );
}
