import type { TestDirectory } from '../e2e/support/directory.ts';
import type { Program } from '../e2e/support/program.ts';

/** With its 100 members the document is then well over 100 kB. */
const CUSTOM_BYTES = 80_000;

/** Has the program join a session with a document of well over 100 kB. */
export const joinLarge = async (program: Program, directory: TestDirectory): Promise<void> => {
  const lobby = await directory.lobby({ members: 99 });
  await directory.write(lobby.sessionRef, {
    properties: {
      custom: {
        notes: Array.from({ length: CUSTOM_BYTES / 40 }, (_, line) => `line ${line}`.padEnd(36, '.')),
      },
    },
  });
  await program.open(lobby.link);
  await program.newest('joined');
};

/** Milliseconds from the click on Raw until the document's text is painted in the editor. */
export const openRaw = ({ page }: Program): Promise<number> =>
  page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(
      (one) => one.textContent === 'Raw',
    );
    const began = performance.now();
    tab?.click();
    while (!document.querySelector('.cm-content')?.textContent.includes('membersInfo')) {
      await new Promise(requestAnimationFrame);
    }
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });

/** The floor: milliseconds until the same document is painted as plain text in a `pre` of the same page. */
export const showPlain = ({ page }: Program): Promise<number> =>
  page.evaluate(async () => {
    const answer = await window.beckon.command('snapshot', null);
    if (!answer.ok) throw new Error(answer.error.message);
    const began = performance.now();
    const plain = document.createElement('pre');
    plain.textContent = JSON.stringify(answer.value, null, 2);
    document.querySelector('main')?.append(plain);
    await new Promise(requestAnimationFrame);
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const took = performance.now() - began;
        plain.remove();
        resolve(took);
      };
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });
