import { useEffect } from "react";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { directoryOf } from "../members/directory.ts";
import { memberAt } from "../members/register.ts";
import { moneyFormat } from "../ui/money.ts";
import { setSeen } from "./notice.ts";
import { fillSlot } from "./slot.ts";

/** Tells the wallet of the co-op that is open, as long as it is. It shows nothing itself. */
export default function CoopSlot() {
  const coop = useCoop();
  const snapshot = useSnapshot();

  useEffect(() => {
    const directory = directoryOf(snapshot);
    fillSlot({
      names: { money: moneyFormat(coop), directory, addresses: coop.addresses },
      nameOf: (account) => {
        const member = memberAt(snapshot.books, account);
        return member === undefined ? undefined : directory.member(member.number);
      },
    });
    setSeen(snapshot.block.number);
  }, [coop, snapshot]);

  useEffect(
    () => () => {
      fillSlot({ names: undefined, nameOf: undefined });
      setSeen(undefined);
    },
    [],
  );
  return null;
}
