import { Page } from "../frame/Page.tsx";
import { Treasury } from "./Treasury.tsx";

export default function TreasuryPage() {
  return (
    <Page title="Treasury">
      <Treasury />
    </Page>
  );
}
