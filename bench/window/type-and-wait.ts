import type { Program } from '../../e2e/support/program.ts';

type Typing = {
  /** Selector of an input, or of an editor's content. */
  field: string;
  /** Selector of the text that changes when the result is there; `aria-busy` while it is not the last word. */
  count: string;
  /** In the place of what is in the field. */
  text: string;
};

/** Milliseconds from the typing of a text until the page has painted another count than before. */
export const typeAndWait = ({ page }: Program, typing: Typing): Promise<number> =>
  page.evaluate(async ({ field, count, text }) => {
    const place = document.querySelector<HTMLElement>(field);
    if (!place) throw new Error(`there is no ${field}`);
    const counted = () => document.querySelector(count);
    const before = counted()?.textContent;
    const isThere = () => counted()?.textContent !== before && counted()?.ariaBusy !== 'true';
    place.focus();
    document.execCommand('selectAll');
    const changed = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['aria-busy'],
      });
    });
    const began = performance.now();
    if (text === '') document.execCommand('delete');
    else document.execCommand('insertText', false, text);
    await changed;
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => port2.postMessage(null));
    });
  }, typing);
