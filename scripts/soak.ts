import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { soak } from './soak/run.ts';

/** `npm run test:soak [-- --seconds N --kills N --players N --seed N]`: writes, faults and kills; nothing may be lost. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '10' },
    players: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const MOST_SHOWN = 20;

await runCommand(async () => {
  const [seconds, kills, players, seed] = [values.seconds, values.kills, values.players, values.seed].map(
    Number,
  );
  const given = { seconds, kills, players, seed };
  for (const [name, value = Number.NaN] of Object.entries(given))
    if (!Number.isInteger(value) || value < (name === 'seed' ? 0 : 1)) {
      console.error(`--${name} takes a whole number from ${name === 'seed' ? 0 : 1} on.`);
      return 2;
    }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const lifeMs = (Number(seconds) * 1_000) / Number(kills);
  const { sums, problems } = await soak(
    { players: Number(players), kills: Number(kills), lifeMs, seed: Number(seed) },
    stop.signal,
  );
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(problem);
  if (problems.length > MOST_SHOWN) console.error(`… and ${problems.length - MOST_SHOWN} more`);
  console.log(
    `${players} players, ${kills} kills in ${seconds} s, seed ${seed}: ${sums.accepted} writes and ` +
      `${sums.invites} invites accepted, ${sums.refused} writes refused, ${sums.unanswered} without an answer; ` +
      `${problems.length === 0 ? 'none lost, no document invalid' : `${problems.length} problems`}`,
  );
  return problems.length === 0 && !stop.signal.aborted ? 0 : 1;
});
