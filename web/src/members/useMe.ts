import { useSnapshot } from "../chain/snapshot.ts";
import { useSession } from "../wallet/session.ts";
import { memberAt } from "./register.ts";

/** The visitor: the connected wallet, if there is one, and the member who carries it, if it does. */
export function useMe() {
  const { account } = useSession();
  const { books } = useSnapshot();
  return { account, member: account === undefined ? undefined : memberAt(books, account) };
}
