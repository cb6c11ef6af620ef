import type { Protocol } from 'devtools-protocol';
import type { DevtoolsConnection, DevtoolsSession } from './devtools.ts';

export type NewTarget = { targetId: string; session: DevtoolsSession };
type Attached = Protocol.Target.AttachedToTargetEvent;
type Wish = { fits: (attached: Attached) => boolean; take: (target: NewTarget) => void };

/** Pages that are there, each waiting to be set up before it does anything, and those who wait for one. */
const unclaimed = new Map<Attached, NewTarget>();
const wishes = new Set<Wish>();
const goneListeners = new Map<string, () => void>();
const closing = new Map<string, NodeJS.Timeout>();

/**
 * Has Chromium stop every new page before it does anything, so that ours are set up first, and a window that a page
 * opened past setWindowOpenHandler is closed before it asks for anything.
 */
export function attendTargets(connection: DevtoolsConnection): void {
  const { browser } = connection;
  browser.on('Target.attachedToTarget', (attached) => {
    const { targetInfo, sessionId } = attached;
    const { targetId } = targetInfo;
    if (targetInfo.openerId !== undefined) return browser.post('Target.closeTarget', { targetId });
    const target = { targetId, session: connection.session(sessionId) };
    const wish = [...wishes].find(({ fits }) => fits(attached));
    if (!wish) unclaimed.set(attached, target);
    else wish.take(target);
  });
  browser.on('Target.detachedFromTarget', ({ targetId }) => {
    if (targetId === undefined) return;
    clearInterval(closing.get(targetId));
    closing.delete(targetId);
    goneListeners.get(targetId)?.();
  });
  const filter = [{ type: 'page' }];
  browser.post('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter,
  });
}

/** The page that was just made, as soon as it is attached. */
export function newTarget(fits: Wish['fits']): Promise<NewTarget> {
  for (const [attached, target] of unclaimed) {
    if (!fits(attached)) continue;
    unclaimed.delete(attached);
    return Promise.resolve(target);
  }
  return new Promise((resolve) => {
    const wish: Wish = {
      fits,
      take: (target) => {
        wishes.delete(wish);
        resolve(target);
      },
    };
    wishes.add(wish);
  });
}

export function whenTargetIsGone(targetId: string, listener: () => void): void {
  goneListeners.set(targetId, () => {
    goneListeners.delete(targetId);
    listener();
  });
}

/** Closes a page. Chromium loses the wish when the page changes its document just then, so it is said until it is done. */
export function closeTarget({ browser }: DevtoolsConnection, targetId: string): void {
  const close = () => browser.post('Target.closeTarget', { targetId });
  close();
  if (!closing.has(targetId)) closing.set(targetId, setInterval(close, 250));
}
