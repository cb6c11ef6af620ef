import { isXuid } from '../../protocol/ids.ts';
import type { Mirror } from '../store/mirror.ts';

/** The service takes so many in one question. docs */
const MOST = 100;

export type Wanted =
  | { ok: true; xuids: string[] }
  | { ok: false; problem: 'none' }
  | { ok: false; problem: 'not-known'; name: string }
  | { ok: false; problem: 'too-many'; count: number };

/** The xuids that a text names, each once: xuids, or gamertags that are known; a gamertag may hold blanks. */
export const wantedPlayers = (text: string, gamertags: Mirror['gamertags']): Wanted => {
  const known = new Map(Object.entries(gamertags).map(([xuid, name]) => [name.toLowerCase(), xuid]));
  const xuidOf = (name: string) => (isXuid(name) ? name : known.get(name.toLowerCase()));
  const names = text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .flatMap((part) => (xuidOf(part) === undefined ? part.split(/\s+/) : [part]))
    .filter(Boolean);
  const xuids = new Set<string>();
  for (const name of names) {
    const xuid = xuidOf(name);
    if (xuid === undefined) return { ok: false, problem: 'not-known', name };
    xuids.add(xuid);
  }
  if (xuids.size === 0) return { ok: false, problem: 'none' };
  if (xuids.size > MOST) return { ok: false, problem: 'too-many', count: xuids.size };
  return { ok: true, xuids: [...xuids] };
};
