import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import type { PlayerFields, Players } from '../players.ts';
import { refuse } from '../rules/answer.ts';
import { redirectParameters } from '../sign-in/authorize.ts';
import { bringBack } from '../sign-in/bring-back.ts';
import { PlayerState, playerState } from '../state/state.ts';
import { answer, type Control, control, done, made, notFound, type Reply, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

const Changes = PlayerState.omit({ xuid: true }).partial().strict();
const NewPlayer = Changes.extend({ gamertag: PlayerState.shape.gamertag, xuid: Xuid.optional() });
const SignIn = z.strictObject({ userCode: z.string().min(1).max(20) });
const Waiting = z.object({
  userCode: z.string(),
  way: z.enum(['browser', 'device-code']),
  client: z.string(),
  expires: z.iso.datetime(),
});

/** Players, and the sign-ins that wait for one. */
export const playerControls = ({ players, codes, clock, directory, rta }: ControlParts): Control[] => {
  const answerSignIn = async (userCode: string, xuid: string | false): Promise<Reply> => {
    const pending = codes.named(userCode, clock.now());
    if (!pending || !codes.answer(userCode, xuid, clock.now())) return noSuchSignIn(userCode);
    if (pending.redirect) await bringBack(pending.redirect, redirectParameters(pending, xuid));
    return done;
  };
  return [
    control({
      method: 'GET',
      path: '/players',
      what: 'The players: those of the demo, those who were added, and every xuid that has called.',
      answers: z.object({ players: z.array(PlayerState) }),
      run: () => answer({ players: players.all().map(playerState) }),
    }),
    withBody({
      method: 'POST',
      path: '/players',
      what: 'Adds a player, or changes the one with this xuid; without a xuid he gets the next free one.',
      body: NewPlayer,
      answers: PlayerState,
      run: ({ xuid, ...wanted }) => {
        assertFree(players, wanted.gamertag, xuid);
        return made(playerState(players.add(fieldsOf(wanted), xuid)));
      },
    }),
    withBody({
      method: 'PATCH',
      path: '/players/{xuid}',
      what: 'Changes what is named of a player: gamertag, people list, privileges, sandbox, XErr code.',
      body: Changes,
      answers: PlayerState,
      run: (wanted, { xuid = '' }) => {
        if (!players.get(xuid)) notFound(`There is no player ${xuid}.`);
        if (wanted.gamertag !== undefined) assertFree(players, wanted.gamertag, xuid);
        return answer(playerState(players.add(fieldsOf(wanted), xuid)));
      },
    }),
    control({
      method: 'DELETE',
      path: '/players/{xuid}',
      what: 'Removes a player: he leaves his sessions, is in nobody’s people list and loses his connections. A later call by his xuid makes him anew, unless strict.',
      run: async ({ xuid = '' }) => {
        const player = players.get(xuid);
        if (!player) return notFound(`There is no player ${xuid}.`);
        await directory.leaveAll(player);
        rta.drop(xuid);
        players.remove(xuid);
        return done;
      },
    }),
    control({
      method: 'GET',
      path: '/sign-ins',
      what: 'The sign-ins, by device code or in a browser, that wait to be completed.',
      answers: z.object({ signIns: z.array(Waiting) }),
      run: () =>
        answer({
          signIns: codes.waiting(clock.now()).map(({ userCode, redirect, client, expires }) => ({
            userCode,
            way: redirect ? 'browser' : 'device-code',
            client,
            expires: new Date(expires).toISOString(),
          })),
        }),
    }),
    withBody({
      method: 'POST',
      path: '/players/{xuid}/sign-in',
      what: 'Completes a sign-in: whoever waits for it is this player. One in a browser is brought back to its program.',
      body: SignIn,
      run: ({ userCode }, { xuid = '' }) => {
        if (!players.get(xuid)) notFound(`There is no player ${xuid}.`);
        return answerSignIn(userCode, xuid);
      },
    }),
    control({
      method: 'DELETE',
      path: '/sign-ins/{userCode}',
      what: 'Declines a sign-in; one in a browser is brought back to its program.',
      run: ({ userCode = '' }) => answerSignIn(userCode, false),
    }),
  ];
};

const fieldsOf = ({ people, ...fields }: z.infer<typeof Changes>): PlayerFields => ({
  ...fields,
  ...(people && { people: new Set(people) }),
});

/** A gamertag is one player's: scenarios and tickets call players by it. */
const assertFree = (players: Players, gamertag: string, xuid: string | undefined): void => {
  const same = players.all().find((each) => each.gamertag.toLowerCase() === gamertag.toLowerCase());
  if (same && same.xuid !== xuid)
    refuse(409, `The player ${same.xuid} is called ${same.gamertag} already: choose another gamertag.`);
};

const noSuchSignIn = (userCode: string): never => notFound(`No sign-in waits for the code ${userCode}.`);
