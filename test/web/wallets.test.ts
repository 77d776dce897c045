import { expect } from "chai";
import { TransactionStatus } from "@safe-global/safe-apps-sdk";
import type { TypedDataDefinition } from "viem";
import { iconOf, nameOf, offered } from "../../web/src/wallet/offers.ts";
import { hasCode, isDeclined, NetworkError } from "../../web/src/wallet/problems.ts";
import { signInSafe } from "../../web/src/wallet/safe.ts";
import { HOSTILE_NAMES } from "./hostile.ts";

describe("The list of wallets", function () {
  const wallet = (id: string, type = "injected") => ({ id, type, name: id });

  it("holds those that announced themselves, or else the one that only put itself into the page", function () {
    const all = [wallet("injected"), wallet("com.one"), wallet("com.two"), wallet("test-0x", "test")];
    expect(offered(all, true).map(({ id }) => id)).to.deep.equal(["com.one", "com.two"]);
    expect(offered([wallet("injected")], true)).to.have.length(1);
    expect(offered([wallet("injected")], false)).to.deep.equal([]);
    expect(offered([wallet("safe", "safe"), ...all], true)[0]?.id).to.equal("safe");
  });

  it("does not become endless because something announces a thousand wallets", function () {
    const all = Array.from({ length: 1_000 }, (_, i) => wallet(`com.wallet${i}`));
    expect(offered(all, false)).to.have.length(20);
  });

  it("keeps names short and free of what turns them around", function () {
    for (const name of HOSTILE_NAMES) {
      const shown = nameOf({ name });
      expect([...shown].length).to.be.within(1, 41);
      expect(shown).not.to.match(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
    }
    expect(nameOf({ name: " \u202e " })).to.equal("Nameless wallet");
  });

  it("shows icons that come along as images, and loads none", function () {
    const drawing = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='globalThis.harmed=1'/>";
    expect(iconOf({ icon: drawing as `data:${string}` })).to.equal(drawing);
    const refused = [
      "https://attacker.example/track.png",
      "javascript:globalThis.harmed=1",
      "data:text/html,<script>globalThis.harmed=1</script>",
      "data:image/svg+xmlx,<svg/>",
      `data:image/png;base64,${"A".repeat(100_000)}`,
      "",
    ];
    for (const icon of refused) expect(iconOf({ icon: icon as `data:${string}` })).to.equal(undefined);
  });
});

describe("What a wallet says", function () {
  it("is found however deep libraries have wrapped it", function () {
    const no = { code: 4001, message: "User rejected the request." };
    expect(isDeclined({ cause: { data: { originalError: no } } })).to.equal(true);
    expect(isDeclined(new NetworkError("", { cause: no }))).to.equal(false);
    expect(hasCode({ error: { code: 5750 } }, 5750)).to.equal(true);
  });

  it("does not lead astray where it refers to itself", function () {
    const loop: Record<string, unknown> = { code: 1 };
    loop.cause = loop;
    loop.data = loop;
    expect(hasCode(loop, 2)).to.equal(false);
    expect(isDeclined(null)).to.equal(false);
  });
});

describe("Signing in a Safe", function () {
  const data = {} as TypedDataDefinition;
  const settings = { setSafeSettings: async () => ({}) };

  const safe = (parts: object) => ({ eth: settings, ...parts } as unknown as Parameters<typeof signInSafe>[1]);

  it("waits until enough owners have signed", async function () {
    const answers = ["", "0x", "0x1234"];
    const sdk = safe({
      txs: { signTypedMessage: async () => ({ messageHash: "0xab" }) },
      safe: { getOffChainSignature: async () => answers.shift() },
    });
    expect(await signInSafe(data, sdk, 1)).to.equal("0x1234");
    expect(answers).to.deep.equal([]);
  });

  it("is an empty signature where the Safe signs on the chain", async function () {
    const states = [TransactionStatus.AWAITING_CONFIRMATIONS, TransactionStatus.SUCCESS];
    const sdk = safe({
      txs: {
        signTypedMessage: async () => ({ safeTxHash: "0xcd" }),
        getBySafeTxHash: async () => ({ txStatus: states.shift() }),
      },
    });
    expect(await signInSafe(data, sdk, 1)).to.equal("0x");
  });

  it("ends when the owners have taken it out of their queue", async function () {
    const sdk = safe({
      txs: {
        signTypedMessage: async () => ({ safeTxHash: "0xcd" }),
        getBySafeTxHash: async () => ({ txStatus: TransactionStatus.CANCELLED }),
      },
    });
    const outcome = await signInSafe(data, sdk, 1).catch((error: Error) => error.constructor.name);
    expect(outcome).to.equal("CancelledError");
  });
});
