import type { SessionDocument } from '../../protocol/document.ts';
import { memberOf } from './documents.ts';

/** One write of a player's: he notes its number in the session and with himself, or leaves. */
export type Deed = { readonly number: number; readonly does: 'write' | 'leave' };

/** What became of a deed: `unanswered` was done as a whole, or not at all. */
export type Outcome = 'accepted' | 'refused' | 'unanswered';

/** What the session can show of a player: his last number in it, and whether he is a member. */
export type Standing = { readonly number: number; readonly inside: boolean };

const after = (standing: Standing, { number, does }: Deed): Standing =>
  does === 'write' ? { number, inside: true } : { ...standing, inside: false };

/** What may be seen of the player after a deed, from what might have been seen before it. */
export const afterDeed = (before: readonly Standing[], deed: Deed, outcome: Outcome): Standing[] => {
  if (outcome === 'refused') return [...before];
  const done = before.map((standing) => after(standing, deed));
  const all = outcome === 'accepted' ? done : [...before, ...done];
  return all.filter((one, at) => all.findIndex((other) => same(one, other)) === at);
};

/** What the document shows of a player; a sentence where it shows half of a deed. */
export const standingIn = (document: SessionDocument, xuid: string): Standing | string => {
  const number = Number(document.properties.custom?.[xuid] ?? 0);
  const member = memberOf(document, xuid);
  if (!member) return { number, inside: false };
  const { first, second } = { ...member.properties.custom };
  return first === number && second === number
    ? { number, inside: true }
    : `half a write of ${xuid}: ${number} in the session, ${first} and ${second} with its member`;
};

/** A sentence when none of the possible standings is shown: an accepted write was lost, or a refused one was made. */
export const lossOf = (xuid: string, shown: Standing, possible: readonly Standing[]): string | null =>
  possible.some((one) => same(one, shown))
    ? null
    : `${xuid} is shown as ${text(shown)}; what was answered allows ${possible.map(text).join(', or ')}`;

const same = (one: Standing, other: Standing): boolean =>
  one.number === other.number && one.inside === other.inside;

const text = ({ number, inside }: Standing): string => `${number} ${inside ? 'inside' : 'outside'}`;
