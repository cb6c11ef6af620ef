import type { TestDirectory } from '../e2e/support/directory.ts';
import type { Program } from '../e2e/support/program.ts';

/** With its 100 members the document is then well over 100 kB. */
const CUSTOM_BYTES = 80_000;
/** What the emulator takes in one request leaves room for no more. */
const BYTES_A_WRITE = 500_000;
const LINE_BYTES = 40;

/** Has the program join a session with a document of well over 100 kB, or with so many bytes of custom properties. */
export const joinLarge = async (
  program: Program,
  directory: TestDirectory,
  bytes = CUSTOM_BYTES,
): Promise<void> => {
  const lobby = await directory.lobby({ members: 99 });
  for (let written = 0; written < bytes; written += BYTES_A_WRITE) {
    const lines = Math.min(bytes - written, BYTES_A_WRITE) / LINE_BYTES;
    const notes = Array.from({ length: lines }, (_, line) => `line ${line}`.padEnd(LINE_BYTES - 4, '.'));
    await directory.write(lobby.sessionRef, { properties: { custom: { [`notes${written}`]: notes } } });
  }
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

/** The same, and back to the members. */
export const openRawAgain = async (program: Program): Promise<number> => {
  const took = await openRaw(program);
  await program.page.getByRole('tab', { name: 'Members' }).click();
  await program.page.locator('.cm-content').waitFor({ state: 'detached' });
  return took;
};

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
