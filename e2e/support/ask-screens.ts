import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { Program } from './program.ts';
import { page, type Screen } from './screen.ts';
import { REAL, type XboxLive } from './xbox-live.ts';

/** Of a title that is not the demo's. */
const OTHER = '5deb0100-0000-0000-0000-00000a6d2730';

/** Joins an invite of the demo title, and has the others join like it. */
const trustDemo = async (program: Program, xboxLive: XboxLive): Promise<void> => {
  await program.paste((await xboxLive.invite()).link);
  await program.page.getByText('The session directory says').waitFor();
  await program.page.getByRole('button', { name: 'Always for this title' }).click();
  await program.newest('joined');
};

/** What is asked before joining on Xbox Live, and the titles that are trusted. */
export const askScreens: Screen[] = [
  {
    name: 'ask',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Fay);
      await program.paste((await xboxLive.invite()).link);
      await program.page.getByRole('button', { name: 'Always for this title' }).waitFor();
      await program.page.getByText('The session directory says').waitFor();
    },
  },
  {
    name: 'ask-unnamed',
    show: async (program, _, xboxLive) => {
      await xboxLive.fault({ kind: 'status', status: 403 }, { path: '^/users/batch/' }, 9);
      await xboxLive.addTo(program, REAL.Fay);
      const { handleId } = await xboxLive.invite({ scid: OTHER });
      await program.paste(handleId);
      await program.page.getByText('The session directory says, as of').waitFor();
      // Beside one of a sender without a name, whose xuid leaves little room.
      await program.paste((await xboxLive.invite()).link);
      await program.page.getByRole('option', { name: /→ Fay/ }).waitFor();
      await program.page.getByRole('option').last().click();
    },
  },
  {
    name: 'ask-differs',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Fay);
      await trustDemo(program, xboxLive);
      const { link } = await xboxLive.invite({ scid: OTHER });
      await program.paste(link.replace('ms-xbl-0a6d2730', DEMO_TITLE.scheme).replace(REAL.Eve, REAL.Gil));
      await program.page.getByText('The link says other than').waitFor();
    },
  },
  {
    name: 'trusted-titles',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Fay);
      await trustDemo(program, xboxLive);
      await page('Settings')(program);
      await program.page.getByRole('heading', { name: 'Emulator', level: 3 }).scrollIntoViewIfNeeded();
    },
  },
];
