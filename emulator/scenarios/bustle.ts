import type { Stage } from './stage.ts';

/** What one of the crowd does next. */
export type Deed = {
  readonly who: number;
  readonly does: 'join' | 'leave' | 'change' | 'rest' | 'wake';
  readonly value: number;
};

/** The same deeds for the same seed: players come, change things, rest, wake and go. */
export const deedsOf = function* (seed: number, players: number): Generator<Deed, never> {
  const random = randomOf(seed);
  const states = new Array<'out' | 'active' | 'resting'>(players).fill('out');
  for (;;) {
    const who = Math.floor(random() * players);
    const chance = random();
    const value = Math.floor(random() * 1_000);
    if (states[who] === 'out') {
      states[who] = 'active';
      yield { who, does: 'join', value };
    } else if (chance < 0.25) {
      states[who] = 'out';
      yield { who, does: 'leave', value };
    } else if (chance < 0.4) {
      const resting = states[who] === 'resting';
      states[who] = resting ? 'active' : 'resting';
      yield { who, does: resting ? 'wake' : 'rest', value };
    } else yield { who, does: 'change', value };
  }
};

/** Does one deed. The crowd is of players whose names say which they are. */
export const doDeed = (stage: Stage, session: string, { who, does, value }: Deed): Promise<void> => {
  const name = `Busy ${who + 1}`;
  switch (does) {
    case 'join':
    case 'wake':
      return stage.join(session, name);
    case 'leave':
      return stage.leave(session, name);
    case 'rest':
      return stage.write(session, name, { members: { me: { properties: { system: { active: false } } } } });
    case 'change':
      return stage.write(session, name, {
        properties: { custom: { round: value } },
        members: { me: { properties: { custom: { score: value } } } },
      });
  }
};

/** Numbers from 0 to 1 that follow from the seed: mulberry32, which is public domain. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
