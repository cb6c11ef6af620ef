import type { Clock } from '../../client/clock.ts';
import { headerOf } from '../../client/headers.ts';
import { errorCode, type HttpAnswer, type Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainSignInNoAnswer } from '../../protocol/sign-in-trouble.ts';
import { type Finding, finding } from './setup-step.ts';

const ANSWER_WITHIN_MS = 10_000;
/** Microsoft's sign-in takes a clock that is at most so wrong. [docs] */
const WRONG_MS = 5 * 60_000;
/** An answer is under way for a while, and its Date has whole seconds. */
const OFF_MS = 30_000;

type Network = {
  transport: Transport;
  hosts: Hosts;
  clock: Clock;
  /** The proxy that the system names for an address; null where it is reached straight. */
  proxyOf: (url: string) => Promise<string | null>;
};

/** Each host once, also where a table has several at one address. The channel's is asked over https. */
const addressesOf = (hosts: Hosts): string[] => [
  ...new Set(Object.values(hosts).map((address) => new URL(address.replace(/^ws/, 'http')).origin)),
];

/** A call without credentials: any answer at all shows that the host can be reached. */
const ask = async ({ transport, clock }: Network, address: string): Promise<HttpAnswer> => {
  const limit = new AbortController();
  const cancel = clock.setTimer(ANSWER_WITHIN_MS, () =>
    limit.abort(
      Object.assign(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} s`), { code: 'timeout' }),
    ),
  );
  try {
    return await transport({ method: 'GET', url: `${address}/`, headers: {}, body: '' }, limit.signal);
  } catch (error) {
    // Aborting makes the transport fail in words of its own.
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    cancel();
  }
};

/** Whether each host that a real player needs can be reached, and by what way. */
export const lookAtHosts = async (network: Network): Promise<Finding[]> => {
  const found = await Promise.all(
    addressesOf(network.hosts).map(async (address): Promise<Finding[]> => {
      const host = new URL(address).host;
      const proxy = await network.proxyOf(`${address}/`);
      const way = proxy === null ? [] : [finding('host-proxy', 'info', { host, proxy })];
      try {
        const { status } = await ask(network, address);
        return [finding('host-good', 'good', { host, status: String(status) }), ...way];
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const explanation = explainSignInNoAnswer({ code: errorCode(error), message });
        return [finding('host-bad', 'bad', { host }, explanation), ...way];
      }
    }),
  );
  return found.flat();
};

/** This machine's clock beside the session directory's, by the Date of an answer. */
export const lookAtClock = async (network: Network): Promise<Finding[]> => {
  const answer = await ask(network, network.hosts.directory).catch(() => null);
  const at = Date.parse((answer && headerOf(answer.headers, 'Date')) ?? '');
  if (Number.isNaN(at)) return [finding('clock-unknown', 'info')];
  const ahead = network.clock.now() - at;
  const off = Math.abs(ahead);
  const seconds = String(Math.round(off / 1000));
  const side = ahead > 0 ? 'ahead' : 'behind';
  if (off > WRONG_MS) return [finding('clock-wrong', 'bad', { seconds, side })];
  return [off > OFF_MS ? finding('clock-off', 'warning', { seconds, side }) : finding('clock-good', 'good')];
};
