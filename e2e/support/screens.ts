import { actScreens } from './act-screens.ts';
import { askScreens } from './ask-screens.ts';
import { callScreens } from './call-screens.ts';
import { emulatorScreens } from './emulator-screens.ts';
import { inviteScreens } from './invite-screens.ts';
import { limitScreens } from './limit-screens.ts';
import { memberScreens } from './member-screens.ts';
import { programScreens } from './program-screens.ts';
import type { Screen } from './screen.ts';
import { sessionScreens } from './session-screens.ts';
import { signInScreens } from './sign-in-screens.ts';

/** Every screen of the window. */
export const screens: Screen[] = [
  {
    name: 'first-start',
    show: async (program) => {
      await program.page.getByRole('button', { name: 'Send yourself an invite' }).waitFor();
    },
  },
  ...memberScreens,
  ...actScreens,
  ...sessionScreens,
  ...callScreens,
  ...inviteScreens,
  ...askScreens,
  ...limitScreens,
  ...programScreens,
  ...signInScreens,
  ...emulatorScreens,
];
