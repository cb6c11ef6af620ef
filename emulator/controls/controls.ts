import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import type { Directory } from '../directory.ts';
import { readJson } from '../http/body.ts';
import { isOurOrigin } from '../http/identity.ts';
import type { RequestLog } from '../http/requests.ts';
import type { Players } from '../players.ts';
import { Refusal, refuse } from '../rules/answer.ts';
import { problemIn } from '../rules/delta.ts';
import { LobbyOptions, startLobby } from '../scenarios/lobby.ts';
import { FaultRequest, type Faults } from './faults.ts';

export type ControlParts = {
  readonly key: string;
  readonly directory: Directory;
  readonly players: Players;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly dropRta: (xuid?: string) => void;
  readonly reset: () => Promise<void>;
  readonly port: () => number;
  readonly log: (line: string) => void;
};

const NewPlayer = z.object({ gamertag: z.string().min(1).max(50), xuid: Xuid.optional() });

/** The emulator's own controls, under `/_emulator/`: for its key only, and for no web page. */
export const createControls = (
  parts: ControlParts,
): ((request: IncomingMessage, response: ServerResponse) => Promise<unknown>) => {
  const { players, faults, requests, directory } = parts;
  const app = new Hono<Controlled>().basePath('/_emulator');

  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    if (!isOurOrigin(origin, parts.port()))
      return context.json({ error: `A page of ${origin} may not drive the emulator.` }, 403);
    if (!sameKey(context.req.header('x-emulator-key'), parts.key))
      return context.json({ error: "The header 'x-emulator-key' must carry the emulator's key." }, 401);
    return next();
  });

  app.post('/reset', async (context) => {
    await parts.reset();
    return context.body(null, 204);
  });
  app.get('/players', (context) =>
    context.json({ players: players.all().map(({ xuid, gamertag }) => ({ xuid, gamertag })) }),
  );
  app.post('/players', async (context) => {
    const wanted = await bodyAs(NewPlayer, context);
    const { xuid, gamertag } = players.add(wanted.gamertag, wanted.xuid);
    return context.json({ xuid, gamertag }, 201);
  });
  app.get('/scenarios', (context) =>
    context.json({
      scenarios: [
        { name: 'lobby', what: 'Ada hosts, Cyd and Dan are in, and an invite for Bea lies ready.' },
      ],
    }),
  );
  app.post('/scenarios/lobby', async (context) => {
    const options = await bodyAs(LobbyOptions, context);
    return context.json(await startLobby(directory, players, options), 201);
  });
  app.get('/faults', (context) => context.json({ faults: faults.all() }));
  app.post('/faults', async (context) => {
    const wanted = await bodyAs(FaultRequest, context);
    if (wanted.fault.kind !== 'drop-rta') return context.json(faults.add(wanted), 201);
    parts.dropRta(wanted.match.xuid);
    return context.json(wanted, 201);
  });
  app.delete('/faults', (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  app.get('/requests', (context) => context.json({ requests: requests.all() }));

  app.notFound((context) =>
    context.json({ error: `${context.req.method} ${context.req.path} is no control of the emulator.` }, 404),
  );
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, error);
    parts.log(error.stack ?? error.message);
    return context.json({ error: 'The emulator failed on this request; its log says why.' }, 500);
  });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
};

type Controlled = { Bindings: HttpBindings };

/** The body by its schema; any content type will do, so that a script needs to say none. */
const bodyAs = async <Schema extends z.ZodType>(
  schema: Schema,
  context: Context<Controlled>,
): Promise<z.infer<Schema>> => {
  const parsed = schema.safeParse(await readJson(context.env.incoming));
  return parsed.success ? parsed.data : refuse(400, problemIn(parsed.error));
};

const refused = (context: Context, { answer }: Refusal): Response => {
  if (answer.status !== 413) return context.json({ error: answer.text }, 400);
  context.header('Connection', 'close'); // what is left of the body would be taken for the next request
  return context.json({ error: answer.text }, 413);
};

const sameKey = (given: string | undefined, key: string): boolean => {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(key);
  return one.length === other.length && timingSafeEqual(one, other);
};
