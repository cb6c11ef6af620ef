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

/**
 * The floor: a bare input in the same page, whose text is repeated beside it. Gives what takes a text to there and
 * painted, in milliseconds.
 */
export const plainField = async (program: Program): Promise<(text: string) => Promise<number>> => {
  await program.page.evaluate(() => {
    const input = document.createElement('input');
    input.id = 'bare-field';
    const repeated = document.createElement('output');
    repeated.id = 'bare-count';
    input.addEventListener('input', () => {
      repeated.textContent = input.value;
    });
    document.querySelector('main')?.append(input, repeated);
  });
  return async (text) => {
    const of = { field: '#bare-field', count: '#bare-count' };
    const took = await typeAndWait(program, { ...of, text });
    await typeAndWait(program, { ...of, text: '' });
    return took;
  };
};
