import { createConnector } from "wagmi";
import type { Connector } from "wagmi";
import { walletConnect } from "wagmi/connectors/walletConnect";
import type { WalletConnectParameters } from "wagmi/connectors/walletConnect";

type Provider = Awaited<ReturnType<ReturnType<ReturnType<typeof walletConnect>>["getProvider"]>>;

const NAME = "Rochdale"; // never that of a co-op, which anybody can choose: the wallet shows who asks

/**
 * WalletConnect, by which a page reaches wallets on other devices. It is asleep until somebody chooses it, or has come
 * back to the page connected by it: before, its half a megabyte is not loaded, and its servers learn nothing.
 */
export function pairing(projectId: string) {
  const { origin } = window.location;
  const metadata = { name: NAME, description: NAME, url: origin, icons: [`${origin}/icon.svg`] };
  const options: WalletConnectParameters = { projectId, metadata, showQrModal: false, telemetryEnabled: false };
  const create = walletConnect(options);

  return createConnector<Provider | undefined>((config) => {
    const awake = create(config);
    let source = awake; // of the provider: it remembers for good that it has failed, and is replaced then
    let isAsleep = true;
    const wake = async (): Promise<void> => {
      if ((await config.storage?.getItem("recentConnectorId")) === awake.id) isAsleep = false;
    };
    return {
      ...awake,
      setup: undefined,
      async getProvider(parameters) {
        if (isAsleep) await wake();
        if (isAsleep) return undefined;
        try {
          return await source.getProvider.call(this as typeof awake, parameters);
        } catch (error) {
          source = create(config);
          throw error;
        }
      },
      connect(parameters) {
        isAsleep = false;
        return awake.connect.call(this as typeof awake, parameters) as never;
      },
      async disconnect() {
        await config.storage?.removeItem("recentConnectorId");
        await awake.disconnect.call(this as typeof awake);
      },
    };
  });
}

/** Whether a wallet of the list is reached by pairing. */
export const isPairing = ({ type }: Pick<Connector, "type">): boolean => type === walletConnect.type;

/** Takes back an invitation that no wallet has answered. */
export async function withdraw(connector: Connector): Promise<void> {
  const provider = (await connector.getProvider()) as Provider | undefined;
  if (provider === undefined || provider.session !== undefined) return;
  provider.signer.abortPairingAttempt();
  await provider.signer.cleanupPendingPairings();
}
