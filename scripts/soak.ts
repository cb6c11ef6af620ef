import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { soak } from './soak/run.ts';

const MOST_SHOWN = 20;

const HELP = `Usage: npm run test:soak [-- --seconds N --kills N --players N --seed N]

Players write to one emulator all at once, while faults fall and it is killed and started again from its save file.
Then every write that was answered or tapped must be there, as a whole, and every document must be valid. Every fourth
player is on the change channel and reads the session whenever it taps; after each start the taps come again, and in
the end he has read the session as it is. Prints one line, and what is wrong on stderr, with exit code 1.

  --seconds N   how long they write, 60 when left out; what is found does not depend on it
  --kills N     how often the emulator is killed meanwhile, 10 when left out
  --players N   how many write, 200 when left out
  --seed N      what the players and the faults do follows from it, 1 when left out

Example:
  npm run test:soak -- --seconds 6 --kills 3 --seed 7`;

await runCommand(HELP, async () => {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    options: { seconds: text('60'), kills: text('10'), players: text('200'), seed: text('1') },
  });
  const count = (name: keyof typeof values): number => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= 1) return number;
    throw new UsageError(`--${name} ${values[name]} is no number to use: give a whole one from 1 on.`);
  };
  const [seconds, kills, players, seed] = [count('seconds'), count('kills'), count('players'), count('seed')];
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const options = { players, kills, seed, lifeMs: (seconds * 1_000) / kills };
  const { sums, problems } = await soak(options, stop.signal);
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(problem);
  if (problems.length > MOST_SHOWN) console.error(`… and ${problems.length - MOST_SHOWN} more`);
  console.log(
    `${players} players, ${kills} kills in ${seconds} s, seed ${seed}: ${sums.accepted} writes and ` +
      `${sums.invites} invites accepted, ${sums.refused} writes refused, ${sums.unanswered} without an answer; ` +
      `${sums.taps} taps heard, ${sums.reads} documents read after one; ` +
      `${problems.length === 0 ? 'none lost, no document invalid' : `${problems.length} problems`}`,
  );
  return problems.length === 0 && !stop.signal.aborted ? 0 : 1;
});
