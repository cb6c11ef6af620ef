import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Directory } from '../directory.ts';
import { readJson } from '../http/body.ts';
import { isOurOrigin } from '../http/identity.ts';
import type { RequestLog } from '../http/requests.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Players } from '../players.ts';
import type { Rta } from '../rta/rta.ts';
import { Refusal } from '../rules/answer.ts';
import type { DeviceCodes } from '../sign-in/device-codes.ts';
import type { OpenState } from '../state/open-state.ts';
import type { Templates } from '../templates.ts';
import type { SteerableClock } from './clock.ts';
import { clockControls } from './clock-controls.ts';
import type { Control } from './control.ts';
import { faultControls } from './fault-controls.ts';
import type { Faults } from './faults.ts';
import { type NewsDesk, PARTS, type Part } from './news.ts';
import { newsControls } from './news-controls.ts';
import { openApi } from './openapi.ts';
import { playerControls } from './player-controls.ts';
import { requestControls } from './request-controls.ts';
import { scenarioControls } from './scenario-controls.ts';
import { eventStream } from './send-events.ts';
import { sessionControls } from './session-controls.ts';
import { stateControls } from './state-controls.ts';
import { titleControls } from './title-controls.ts';

export type ControlParts = {
  readonly key: string;
  readonly directory: Directory;
  readonly players: Players;
  readonly sandboxes: Map<string, string>;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly limits: RateLimits;
  readonly codes: DeviceCodes;
  readonly clock: SteerableClock;
  readonly state: OpenState;
  readonly templates: Templates;
  readonly rta: Pick<Rta, 'drop' | 'resync'>;
  readonly news: NewsDesk;
  readonly reset: () => Promise<void>;
  readonly port: () => number;
  readonly log: (line: string) => void;
};

type Controlled = { Bindings: HttpBindings };

/** The emulator's own controls, under `/_emulator/`: for its key only, and for no web page. */
export const createControls = (
  parts: ControlParts,
): ((request: IncomingMessage, response: ServerResponse) => Promise<unknown>) => {
  const app = new Hono<Controlled>().basePath('/_emulator');
  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    if (!isOurOrigin(origin, parts.port()))
      return context.json({ error: `A page of ${origin} may not drive the emulator.` }, 403);
    if (!sameKey(context.req.header('x-emulator-key'), parts.key))
      return context.json({ error: "The header 'x-emulator-key' must carry the emulator's key." }, 401);
    return next();
  });

  const controls = controlsOf(parts);
  for (const each of controls)
    app.on(each.method, each.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const reply = await each.run(context.req.param(), await givenTo(each, context));
      if (each.method !== 'GET') parts.news.tell(...partsOf(each.path));
      if ('events' in reply) return eventStream(reply.events);
      return 'json' in reply ? context.json(reply.json, reply.status) : context.body(null, 204);
    });
  app.get('/openapi.json', (context) => context.json(openApi(controls)));

  app.notFound((context) =>
    context.json(
      {
        error: `${context.req.method} ${context.req.path} is no control of the emulator: GET /_emulator/openapi.json lists them.`,
      },
      404,
    ),
  );
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, error);
    parts.log(error.stack ?? error.message);
    return context.json({ error: 'The emulator failed on this request; its log says why.' }, 500);
  });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
};

const controlsOf = (parts: ControlParts): Control[] => [
  ...stateControls(parts),
  ...playerControls(parts),
  ...sessionControls(parts),
  ...titleControls(parts),
  ...scenarioControls(parts),
  ...faultControls(parts),
  ...requestControls(parts),
  ...clockControls(parts),
  ...newsControls(parts),
];

/** What a control of this path may have changed: what is named first in it, or all, as a reset does. */
const partsOf = (path: string): readonly Part[] => {
  const first = path.split('/')[1];
  const named = PARTS.filter((part) => part === first);
  if (path.endsWith('/sign-in')) return ['sign-ins'];
  return named.length === 0 || path.endsWith('/restore') ? PARTS : named;
};

/** The body in any content type, so that a script needs to say none; or the query. */
const givenTo = async ({ body, query }: Control, context: Context<Controlled>): Promise<unknown> => {
  if (body) return readJson(context.env.incoming, undefined, bodyLimitOf(context.req.path));
  return query ? context.req.query() : undefined;
};

/** A state may be large; it comes from whoever has the key. */
const bodyLimitOf = (path: string): number | undefined =>
  path === '/_emulator/state' ? 1_073_741_824 : undefined;

const refused = (context: Context, { answer: { status, text } }: Refusal): Response => {
  // What is left of the body would be taken for the next request.
  if (status === 413) context.header('Connection', 'close');
  const known = status === 404 || status === 409 || status === 413 ? status : 400;
  return context.json({ error: text }, known);
};

const sameKey = (given: string | undefined, key: string): boolean => {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(key);
  return one.length === other.length && timingSafeEqual(one, other);
};
