import { expect } from 'vitest';
import type { SignInTrouble } from '../../../client/sign-in/trouble.ts';
import { createFakeClock } from '../../../client/testing/fake-clock.ts';
import { createHttpTransport, type Transport } from '../../../client/transport.ts';
import { hostsAt } from '../../../protocol/hosts.ts';
import type { Cell } from '../cell.ts';
import { createMicrosoft } from '../microsoft.ts';
import type { Microsoft } from '../microsoft-account.ts';
import type { SignInTold } from '../signing.ts';

/** An emulator, as far as Microsoft's sign-in is concerned. */
type Running = { url: string; key: string };
type Begun = { told: SignInTold[]; signedIn: ReturnType<Microsoft['signIn']> };

export const CLIENT_ID = '0f1e2d3c-4b5a-4697-8877-665544332211';

export const memoryCell = (): Cell & { text: string | null } => {
  const cell = {
    text: null as string | null,
    read: async () => cell.text,
    write: async (text: string) => {
      cell.text = text;
      return true;
    },
  };
  return cell;
};

export const explanationOf = (signedIn: Promise<unknown>) =>
  signedIn.then(
    () => null,
    (error: SignInTrouble) => error.explanation,
  );

/** Microsoft's sign-in on an emulator, and the hands of whoever signs in. */
export class MicrosoftSet {
  readonly clock = createFakeClock();
  /** The pages that the browser was sent to. */
  readonly opened: string[] = [];
  readonly notices: string[] = [];
  /** Of the calls that went out. */
  readonly bodies: string[] = [];
  /** What is done before a call goes out, by its body. */
  before: (body: string) => Promise<unknown> = async () => undefined;
  /** Polls follow each other at once, and not 5 s apart. */
  soon = false;
  /** Whether there is a browser. */
  hasBrowser = true;
  readonly microsoft: Microsoft;
  readonly #emulator: Running;
  readonly #clientId: string;

  /** @param as by which ID of a client, and where it is known */
  constructor(emulator: Running, as = { clientId: CLIENT_ID, create: createMicrosoft }) {
    this.#emulator = emulator;
    this.#clientId = as.clientId;
    const http = createHttpTransport();
    const transport: Transport = async (request, signal) => {
      this.bodies.push(request.body);
      await this.before(request.body);
      const answer = await http(request, signal);
      return this.soon ? { ...answer, body: answer.body.replace('"interval":5', '"interval":0') } : answer;
    };
    this.microsoft = as.create({
      hosts: hostsAt(emulator.url),
      transport,
      openPage: async (url) => {
        if (!this.hasBrowser) throw new Error('there is none');
        this.opened.push(url);
      },
      notice: (text) => this.notices.push(text),
      clock: this.clock,
    });
  }

  begin(way: 'browser' | 'device-code', given: { cell?: Cell; signal?: AbortSignal } = {}): Begun {
    const told: SignInTold[] = [];
    const signedIn = this.microsoft.signIn({
      way,
      clientId: this.#clientId,
      cell: given.cell ?? memoryCell(),
      signal: given.signal ?? new AbortController().signal,
      tell: (each) => told.push(each),
    });
    // Each test looks at how it ended, some not before other things have happened.
    signedIn.catch(() => undefined);
    return { told, signedIn };
  }

  /** Opens the page as the browser does; gives what the sign-in is called there. */
  async openPage(): Promise<string> {
    await expect.poll(() => this.opened.length).toBe(1);
    const page = await (await fetch(this.opened[0] ?? '')).text();
    return /name="sign-in" value="(\w+)"/.exec(page)?.[1] ?? '';
  }

  /** The address that the browser is to come back to. */
  redirect(): string {
    return new URL(this.opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
  }

  async control(method: string, path: string, body?: object): Promise<void> {
    const answer = await fetch(`${this.#emulator.url}/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-key': this.#emulator.key, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  /** On Microsoft's page, or where a code is typed. */
  choose(xuid: string, userCode: string): Promise<void> {
    return this.control('POST', `players/${xuid}/sign-in`, { userCode });
  }

  decline(userCode: string): Promise<void> {
    return this.control('DELETE', `sign-ins/${userCode}`);
  }

  /** The next call of this path is answered so, or not at all. */
  fault(path: string, fault: object): Promise<void> {
    return this.control('POST', 'faults', { match: { path }, times: 1, fault });
  }

  /** The status that Xbox Live's first step has for a ticket. */
  async userTokenStatus(ticket: string): Promise<number> {
    const answer = await fetch(`${this.#emulator.url}/user/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        RelyingParty: 'http://auth.xboxlive.com',
        TokenType: 'JWT',
        Properties: { AuthMethod: 'RPS', SiteName: 'user.auth.xboxlive.com', RpsTicket: ticket },
      }),
    });
    return answer.status;
  }
}
