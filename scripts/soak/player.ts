import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import { afterDeed, type Deed, type Standing } from './account.ts';
import { faultsOf, type Known } from './documents.ts';
import type { Listener } from './listener.ts';
import type { Answer, Served } from './served.ts';

export type Player = {
  readonly xuid: string;
  readonly ref: SessionRef;
  /** What all know of his session. */
  readonly known: Known;
  /** Never leaves, so that the session stays. */
  readonly stays: boolean;
  /** Holds a change channel, anew after each start. */
  readonly listens: boolean;
  listener: Listener | null;
  /** How many deeds he has sent. */
  sent: number;
  /** What the session may show of him, by the answers that he had. */
  standings: readonly Standing[];
  /** Handles that he was told are made. */
  readonly invites: string[];
};

export type Sums = {
  accepted: number;
  refused: number;
  unanswered: number;
  invites: number;
  taps: number;
  /** Documents that were read after a tap. */
  reads: number;
};

/** What a soak is told while it runs. */
export type Report = { readonly sums: Sums; problem(text: string): void };

const NO_TAG = '"00000000000000000000000000000000"';

export const headersOf = ({ xuid }: Player): Record<string, string> => ({
  authorization: `XBL3.0 x=${xuid};beckon`,
  'x-xbl-contract-version': '107',
});

/** The next thing that a player does; resolves when it is answered, or can't be any more. */
export const act = async (
  player: Player,
  served: Served,
  random: () => number,
  report: Report,
): Promise<void> => {
  const chance = random();
  if (chance < 0.03) return invite(player, served, report);
  player.sent += 1;
  const does = chance < 0.1 && !player.stays ? 'leave' : 'write';
  const isLate = chance > 0.95;
  const extra: Record<string, string> = isLate ? { 'if-match': NO_TAG } : {};
  await write(player, served, { number: player.sent, does }, report, extra);
};

/** Sends a deed, and notes what its answer means. Its change number; null where it was not accepted. */
export const write = async (
  player: Player,
  served: Served,
  deed: Deed,
  { sums, problem }: Report,
  extra: Record<string, string> = {},
): Promise<number | null> => {
  const { known } = player;
  const before = known.changeNumber;
  const headers = { ...headersOf(player), ...extra };
  const answer = await served.call('PUT', sessionPath(player.ref), bodyOf(player, deed), headers);
  if (!answer) {
    sums.unanswered += 1;
    player.standings = afterDeed(player.standings, deed, 'unanswered');
  } else if (answer.status >= 300) {
    sums.refused += 1;
    if (!isExpected(answer, extra))
      problem(`${player.xuid}: a write was refused: ${answer.status} ${answer.text}`);
  } else {
    sums.accepted += 1;
    player.standings = afterDeed(player.standings, deed, 'accepted');
    const document: unknown = JSON.parse(answer.text);
    for (const fault of faultsOf(document, known)) problem(`${player.ref.name}: ${fault}`);
    const changeNumber = Number(Object(document).changeNumber);
    // Nobody's answer from before he asked can have this number: each change has one of its own.
    if (!(changeNumber > before) && deed.does === 'write')
      problem(`${player.ref.name}: change ${changeNumber} after ${before}`);
    known.changeNumber = Math.max(known.changeNumber, changeNumber);
    return changeNumber;
  }
  return null;
};

const bodyOf = ({ xuid, listener }: Player, { number, does }: Deed): object =>
  does === 'leave'
    ? { members: { me: null } }
    : {
        members: {
          me: {
            constants: { system: { xuid, initialize: true } },
            properties: {
              system: {
                active: true,
                connection: listener?.connection ?? `of ${xuid}`,
                ...(listener && { subscription: { id: listener.subscription, changeTypes: ['everything'] } }),
              },
              custom: { first: number, second: number },
            },
          },
        },
        properties: { custom: { [xuid]: number } },
      };

/** Faults say that they are; and a tag that nothing has is never the right one. */
const isExpected = ({ status, headers }: Answer, extra: object): boolean =>
  headers.has('x-beckon-fault') || ('if-match' in extra && status === 412);

const invite = async (player: Player, served: Served, { sums, problem }: Report): Promise<void> => {
  const body = {
    type: 'invite',
    version: 1,
    sessionRef: player.ref,
    invitedXuid: String(BigInt(player.xuid) + 1n),
  };
  const answer = await served.call('POST', '/handles', body, headersOf(player));
  if (answer?.status === 201) {
    sums.invites += 1;
    player.invites.push(String(answer.headers.get('location')));
  } else if (answer && answer.status !== 403 && !isExpected(answer, {}))
    problem(`${player.xuid}: an invite was refused: ${answer.status} ${answer.text}`);
};
