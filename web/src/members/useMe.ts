import { useSession } from "../wallet/session.ts";
import { useDirectory } from "./directory.ts";

/** The visitor: the connected wallet, if there is one, and the member who carries it, if it does. */
export function useMe() {
  const { account } = useSession();
  const { register } = useDirectory();
  const found = account === undefined ? undefined : register.byWallet(account);
  return { account, member: found?.hasLeft === false ? found : undefined };
}
