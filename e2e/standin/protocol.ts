import type { DevtoolsSession } from './devtools.ts';
import { lifecycle, mustBeReady } from './lifecycle.ts';
import { notInStandin, strict } from './missing.ts';
import { addStandardScheme, fromChromium, isStandardScheme, policyForChromium } from './scheme-map.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Paused = import('devtools-protocol').Protocol.Fetch.RequestPausedEvent;

const handlers = new Map<string, Handler>();

/** One message on Chromium's pipe may hold 100 MB; base64 makes three bytes four. */
const mostBytes = 70 * 1024 * 1024;

export const protocol = strict(
  {
    registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
      if (lifecycle.ready) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      }
      for (const { scheme, privileges } of schemes) {
        if (!privileges?.standard || !privileges.secure) {
          throw notInStandin(`the scheme '${scheme}' without the privileges standard and secure`);
        }
        addStandardScheme(scheme);
      }
    },
    handle(scheme: string, handler: Handler) {
      mustBeReady('protocol.handle can only be called after app is ready');
      if (!isStandardScheme(scheme))
        throw notInStandin(`protocol.handle('${scheme}') for a scheme not registered`);
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
  } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>,
  'protocol',
);

function asRequest({ request }: Paused): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, fromChromium(value));
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const body = request.hasPostData && parts.length > 0 ? Buffer.concat(parts) : null;
  return new Request(fromChromium(request.url + (request.urlFragment ?? '')), {
    method: request.method,
    headers,
    body,
  });
}

/** Answers a request for one of the program's own schemes through its handler. */
export async function serve(page: DevtoolsSession, paused: Paused): Promise<void> {
  const { requestId } = paused;
  const request = asRequest(paused);
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (!handler) return page.post('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
  try {
    const response = await handler(request);
    if (response.type === 'error')
      return page.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    const body = Buffer.from(await response.arrayBuffer());
    if (body.length > mostBytes) throw notInStandin(`an answer of ${body.length} bytes for ${request.url}`);
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: name.startsWith('content-security-policy') ? policyForChromium(value) : value,
    }));
    const { status: responseCode, statusText } = response;
    const phrase = statusText === '' ? {} : { responsePhrase: statusText };
    page.post('Fetch.fulfillRequest', {
      requestId,
      responseCode,
      responseHeaders,
      body: body.toString('base64'),
      ...phrase,
    });
  } catch (error) {
    console.error(`The handler for ${request.url} failed:`, error);
    page.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}
