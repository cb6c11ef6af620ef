import { join } from 'node:path';
import type { Program } from '../../e2e/support/program.ts';
import { openJournal } from '../../electron/journal/journal.ts';
import { someActivation } from '../../electron/journal/testing/fill.ts';
import { fillVersions } from '../../electron/journal/testing/fill-versions.ts';
import { version } from '../../protocol/changes-sample.ts';
import type { BenchEmulator } from '../emulator.ts';
import type { Measured } from '../figure.ts';
import { watchTasks } from './watch-tasks.ts';
import { withWindow } from './with-window.ts';

const VERSIONS = 10_000;
const MOST_MS = 50;
/** A turn of the wheel. */
const STEP = 400;
const STEPS = 300;
const LIST = '[role=listbox][aria-multiselectable=true]';

/** The time line of 10,000 versions, all loaded: the longest task while it is scrolled as by a wheel. */
export const versionsScrolled = (emulator: BenchEmulator): Promise<Measured> =>
  withWindow(
    emulator,
    async (program) => {
      await openTimeLine(program);
      const longest = await watchTasks(program);
      await scroll(program);
      const value = await longest();
      return {
        name: `window, ${VERSIONS.toLocaleString('en')} versions: longest task while they are scrolled`,
        value,
        unit: 'ms',
        floor: null,
        goal: `no task over ${MOST_MS} ms`,
        met: value <= MOST_MS,
        ...(value === 0 && { note: `none was over ${MOST_MS} ms, and shorter ones are not told` }),
      };
    },
    {
      prepare: (profile) => {
        const journal = openJournal({ path: join(profile.userData, 'journal.db'), notice: console.error });
        const activation = someActivation(0, new Date());
        journal.write([{ activation, before: null }]);
        fillVersions(journal, activation.id, version(), VERSIONS);
        journal.close();
      },
    },
  );

const openTimeLine = async ({ page }: Program): Promise<void> => {
  await page.locator('[role=listbox] [role=option]').first().click();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByText(`${VERSIONS.toLocaleString('en')} versions`, { exact: true }).waitFor();
};

const scroll = ({ page }: Program): Promise<void> =>
  page.locator(LIST).evaluate(
    async (list, { step, steps }) => {
      const from = list.scrollTop;
      for (let at = 0; at < steps; at++) {
        list.scrollTop -= step;
        await new Promise((resolve) => setTimeout(resolve, 16));
      }
      if (from - list.scrollTop < step * steps) throw new Error('the time line did not scroll');
    },
    { step: STEP, steps: STEPS },
  );
