import type { SessionView } from '../../electron/ipc/contract.ts';
import { sameId } from '../../protocol/ids.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { Mirror } from '../store/mirror.ts';

const isSame = (one: SessionRef, other: SessionRef): boolean =>
  sameId(one.scid, other.scid) &&
  sameId(one.templateName, other.templateName) &&
  sameId(one.name, other.name);

/**
 * Xuids of the players who are in the same session from here by links of their own. They are not "you": each looks
 * at the session through a connection of his own, and writes as himself.
 */
export const alsoHere = (
  { sessions, activations }: Pick<Mirror, 'sessions' | 'activations'>,
  { activationId, ref, you }: SessionView,
): ReadonlySet<string> =>
  new Set(
    Object.values(sessions)
      .filter((other) => other.activationId !== activationId && other.you !== you && isSame(other.ref, ref))
      .filter((other) => activations[other.activationId]?.state === 'joined')
      .map((other) => other.you),
  );
