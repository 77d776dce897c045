// Lies outside test/, because the test runner loads every script there.
// Runs in the page before anything else does: announces the wallet of testWallet.ts, as EIP-6963 describes it.
const listeners = new Map();
const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
const provider = {
  async request(request) {
    const { result, error } = await window.askTestWallet(JSON.parse(JSON.stringify(request)));
    if (error !== undefined) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
    return result;
  },
  on(event, listener) {
    of(event).add(listener);
    return provider;
  },
  removeListener(event, listener) {
    of(event).delete(listener);
    return provider;
  },
};
// called by testWallet.ts, when something changes in the wallet
window.tellTestWallet = (event, value) => {
  for (const listener of [...of(event)]) listener(value);
};
const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
const info = Object.freeze({
  uuid: "7b0c8f5e-2f7a-4f0e-9c55-9a3a5f1f6f10",
  name: "Test wallet",
  rdns: "coop.rochdale.test",
  icon,
});
const announce = () => {
  const detail = Object.freeze({ info, provider });
  window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
};
window.addEventListener("eip6963:requestProvider", announce);
announce();
