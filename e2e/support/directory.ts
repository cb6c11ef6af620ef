import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';

export type Lobby = { sessionRef: SessionRef; handleId: string; link: string };

export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'cut-answer' }
  | { kind: 'delay'; ms: number }
  | { kind: 'refuse' }
  | { kind: 'drop-rta' };

/** The hands of a tester on one running emulator: its controls, and players that act in its sessions. */
export class TestDirectory {
  readonly url: string;
  readonly key: string;

  constructor(at: { url: string; key: string }) {
    this.url = at.url;
    this.key = at.key;
  }

  /** Ada hosts, two more are in, Bea is invited. */
  async lobby(
    options: { visibility?: string; full?: boolean; closed?: boolean; members?: number } = {},
  ): Promise<Lobby> {
    return this.scenario('lobby', options);
  }

  /** One of the emulator's scenarios, to its first invite. */
  async scenario(name: string, options: object = {}): Promise<Lobby> {
    const answer = await this.#control('POST', `/_emulator/scenarios/${name}`, options);
    const { sessionRef, handleId, links } = (await answer.json()) as {
      sessionRef: SessionRef;
      handleId: string;
      links: { link: string }[];
    };
    return { sessionRef, handleId, link: links[0]?.link ?? '' };
  }

  async fault(
    fault: Fault,
    match: { method?: string; path?: string; xuid?: string } = {},
    times = 1,
  ): Promise<void> {
    await this.#control('POST', '/_emulator/faults', { match, times, fault });
  }

  async clearFaults(): Promise<void> {
    await this.#control('DELETE', '/_emulator/faults');
  }

  /** Everything is forgotten; sessions are gone. */
  async reset(): Promise<void> {
    await this.#control('POST', '/_emulator/reset');
  }

  /** How often a call of this kind was received. */
  async count(method: string, path: RegExp): Promise<number> {
    const answer = await this.#control('GET', '/_emulator/requests');
    const { requests } = (await answer.json()) as { requests: { method: string; path: string }[] };
    return requests.filter((request) => request.method === method && path.test(request.path)).length;
  }

  /** One write by a player, as a title would make it. */
  async write(ref: SessionRef, body: object, xuid: string = DEMO_PLAYERS.Ada): Promise<Response> {
    const answer = await fetch(this.url + sessionPath(ref), {
      method: 'PUT',
      headers: this.#playerHeaders(xuid),
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`PUT as ${xuid}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** The session as this player sees it; null when it is gone. */
  async read(ref: SessionRef, xuid: string = DEMO_PLAYERS.Ada): Promise<SessionDocument | null> {
    const answer = await fetch(this.url + sessionPath(ref), { headers: this.#playerHeaders(xuid) });
    return answer.status === 204 ? null : ((await answer.json()) as SessionDocument);
  }

  #playerHeaders(xuid: string): Record<string, string> {
    return {
      authorization: `XBL3.0 x=${xuid};beckon`,
      'content-type': 'application/json',
      'x-xbl-contract-version': '107',
    };
  }

  async #control(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'x-emulator-key': this.key, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
