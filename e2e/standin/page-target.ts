import { readFileSync } from 'node:fs';
import { hasDisplay } from './chromium.ts';
import type { DevtoolsSession } from './devtools.ts';
import { bridgeEnd } from './page/bridge.ts';
import { cloneCodec } from './page/clone.ts';
import { pageWorld } from './page/page-world.ts';
import { type Incoming, type Outgoing, type PreloadSettings, preloadWorld } from './page/preload-world.ts';
import { servedPatterns } from './scheme-map.ts';
import { type NewTarget, whenTargetIsGone } from './targets.ts';

const preloadWorldName = 'Electron Isolated Context';

export type PageTarget = {
  readonly targetId: string;
  readonly session: DevtoolsSession;
  /** To the preload of the present document; false when there is none yet (Electron drops such messages too). */
  deliver(message: Incoming): boolean;
};

/** The script that makes a document's two worlds; the secret keeps the page's scripts out of the bridge. */
function scripts(preload: string | null) {
  const secret = crypto.randomUUID();
  const settings: PreloadSettings = {
    binding: `__standin_${secret}`,
    receiver: `__standin_receive_${secret}`,
    versions: {
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
    },
    platform: process.platform,
    arch: process.arch,
  };
  const body =
    preload === null
      ? 'null'
      : `function (require, process, exports, module) {\n${readFileSync(preload, 'utf8')}\n}`;
  const topOnly = (source: string) => `if (window === window.top) {\n${source}\n}`;
  return {
    settings,
    inPage: topOnly(`(${pageWorld})((${bridgeEnd})('${secret}', 'page'))`),
    inPreload: topOnly(
      `(${preloadWorld})(${JSON.stringify(settings)}, (${bridgeEnd})('${secret}', 'preload'), (${cloneCodec})(), ${body})`,
    ),
  };
}

/** Opens a page in a window of its own, empty, with everything in place for its first document. */
export async function openPage(options: {
  preload: string | null;
  open: () => Promise<NewTarget>;
  /** Gives the new window its size and place. */
  place: (target: NewTarget) => Promise<void>;
  onMessage: (message: Outgoing) => void;
  onSession: (session: DevtoolsSession) => void;
  onGone: () => void;
}): Promise<PageTarget> {
  const { settings, inPage, inPreload } = scripts(options.preload);
  const { targetId, session } = await options.open();

  let preloadContext: string | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === preloadWorldName && context.auxData?.frameId === targetId)
      preloadContext = context.uniqueId;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
    if (preloadContext === executionContextUniqueId) preloadContext = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    preloadContext = undefined;
  });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === settings.binding) options.onMessage(JSON.parse(payload));
  });
  whenTargetIsGone(targetId, options.onGone);
  options.onSession(session);

  const { binding } = settings;
  await Promise.all([
    session.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorldName }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: inPage }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: inPreload, worldName: preloadWorldName }),
    session.send('Fetch.enable', {
      patterns: [
        { urlPattern: '*', resourceType: 'Document' },
        ...servedPatterns().map((urlPattern) => ({ urlPattern })),
      ],
    }),
    session.send('Inspector.enable'),
    session.send('Page.enable', {}),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.enable'),
  ]);
  const placed = options.place({ targetId, session });
  // On a display the window manager has the last word, and nobody waits for it.
  if (!hasDisplay) await placed;
  return {
    targetId,
    session,
    deliver(message) {
      if (preloadContext === undefined) return false;
      session.post('Runtime.callFunctionOn', {
        uniqueContextId: preloadContext,
        functionDeclaration: 'function (receiver, message) { globalThis[receiver](message); }',
        arguments: [{ value: settings.receiver }, { value: JSON.stringify(message) }],
      });
      return true;
    },
  };
}
