import { z } from 'zod';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { signInAt } from '../../emulator/sign-in/testing.ts';
import { control } from '../../emulator/testing.ts';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import { type Lobby, TestDirectory } from './directory.ts';
import type { Program } from './program.ts';
import { test as base, expect } from './test.ts';

/** Players of Xbox Live, none of whom the program's own emulator knows. */
export const REAL = {
  Eve: '2533274800000001',
  Fay: '2533274800000002',
  Gil: '2533274800000003',
  Hal: '2533274800000004',
  Ida: '2533274800000005',
} as const;

const Started = z.object({
  sessionRef: SessionRef,
  handleId: z.string(),
  links: z.array(z.object({ link: z.string() })),
});
const SignIns = z.object({ signIns: z.array(z.object({ userCode: z.string(), way: z.string() })) });

/** A second emulator in the place of all of Xbox Live's hosts. */
export class XboxLive extends TestDirectory {
  readonly #emulator: Emulator;

  private constructor(emulator: Emulator) {
    super(emulator);
    this.#emulator = emulator;
  }

  static async at(emulator: Emulator): Promise<XboxLive> {
    const live = new XboxLive(emulator);
    await live.#cast();
    return live;
  }

  /** As at first: these players, and no session. */
  override async reset(): Promise<void> {
    await super.reset();
    await this.#cast();
  }

  async #cast(): Promise<void> {
    for (const [gamertag, xuid] of Object.entries(REAL))
      await control(this.#emulator, 'POST', 'players', { xuid, gamertag });
  }

  /** Eve hosts a lobby of a title, the demo's where none is named, and invites Fay or somebody else. */
  async invite(options: { to?: string; scid?: string } = {}): Promise<Lobby> {
    const { to = REAL.Fay, scid = DEMO_TITLE.scid } = options;
    const { links, ...lobby } = await this.#invite([to], scid);
    return { ...lobby, link: links[0] ?? '' };
  }

  /** The same for several of them: a link for each, all into one session. */
  async inviteAll(...to: string[]): Promise<string[]> {
    return (await this.#invite(to, DEMO_TITLE.scid)).links;
  }

  async #invite(to: string[], scid: string): Promise<Omit<Lobby, 'link'> & { links: string[] }> {
    const name = 'eve-invites';
    const scenario = {
      name,
      what: 'Eve invites.',
      scid,
      sessions: { lobby: { members: [REAL.Eve], host: REAL.Eve } },
      steps: to.map((invited) => ({ do: 'invite', session: 'lobby', from: REAL.Eve, to: invited })),
    };
    await this.#control('POST', 'scenarios', scenario);
    const { links, ...lobby } = Started.parse((await this.#control('POST', `scenarios/${name}`)).json());
    return { ...lobby, links: links.map(({ link }) => link) };
  }

  /** The newest sign-in that waits, as a person sees it. */
  async signIn(): Promise<{ userCode: string; way: string }> {
    const newest = async () => SignIns.parse((await this.#control('GET', 'sign-ins')).json()).signIns.at(-1);
    await expect.poll(newest).toBeTruthy();
    return (await newest()) ?? { userCode: '', way: '' };
  }

  /** What a person does on Microsoft's page with the newest: goes on as this player, or declines. */
  async complete(xuid: string): Promise<void> {
    await this.#control('POST', `players/${xuid}/sign-in`, { userCode: (await this.signIn()).userCode });
  }

  async decline(): Promise<void> {
    await this.#control('DELETE', `sign-ins/${(await this.signIn()).userCode}`);
  }

  /** Lets so many milliseconds pass here. */
  async step(step: number): Promise<void> {
    await this.#control('POST', 'clock', { step });
  }

  async #control(method: string, path: string, body?: object) {
    const answer = await control(this.#emulator, method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** An Authorization header that this player has from his sign-in here. */
  async tokenOf(xuid: string): Promise<string> {
    const { chain, authorization } = signInAt(() => this.#emulator);
    return authorization(await chain(xuid));
  }

  /** From now on the demo title is in this sandbox alone. */
  async publishIn(sandbox: string): Promise<void> {
    await control(this.#emulator, 'PUT', `sandboxes/${DEMO_TITLE.scid}`, { sandbox });
  }

  /** Makes him one of the program's players, by a pasted token. */
  async addTo(program: Program, xuid: string): Promise<void> {
    const header = await this.tokenOf(xuid);
    await program.page.evaluate(
      async (given) => {
        const answer = await window.beckon.command('accounts.paste', given);
        if (!answer.ok) throw new Error(answer.error.message);
      },
      { header, xuid, keep: false },
    );
  }
}

/** As `test`, with an Xbox Live that the programs of a test find in the place of the real one. */
export const test = base.extend<{ xboxLive: XboxLive; strict: boolean }>({
  /** Refuses what the service is said to refuse, such as a token without a title. */
  strict: [false, { option: true }],
  xboxLive: async ({ profile, strict }, use) => {
    const emulator = await startEmulator({ strict, log: () => undefined });
    profile.env.BECKON_HOSTS = emulator.url;
    await use(await XboxLive.at(emulator));
    await emulator.close();
  },
  // Named here, so that it is there before any program is started.
  start: async ({ start, xboxLive: _ }, use) => {
    await use(start);
  },
});

export { expect };
