// Lies outside test/, because the test runner loads every script there.
// Runs in the page before anything else does: announces the wallet of testWallet.ts, as EIP-6963 describes it.
const provider = {
  async request(request) {
    const { result, error } = await window.askTestWallet(JSON.parse(JSON.stringify(request)));
    if (error !== undefined) throw Object.assign(new Error(error.message), { code: error.code });
    return result;
  },
  on: () => provider,
  removeListener: () => provider,
};
const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
const info = Object.freeze({ uuid: crypto.randomUUID(), name: "Test wallet", rdns: "coop.rochdale.test", icon });
const announce = () => {
  const detail = Object.freeze({ info, provider });
  window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
};
window.addEventListener("eip6963:requestProvider", announce);
announce();
