import type { TestDirectory } from './directory.ts';
import type { Program } from './program.ts';
import type { XboxLive } from './xbox-live.ts';

/** Every screen of the window, and how a person gets there. */
export type Screen = {
  name: string;
  show(program: Program, directory: TestDirectory, xboxLive: XboxLive): Promise<void>;
};

/** Joins a lobby of the directory by its link, pasted: a second process for each screen would take longer. */
export const join = async (program: Program, directory: TestDirectory, options = {}) => {
  const lobby = await directory.lobby(options);
  await program.paste(lobby.link);
  await program.newest('joined');
  return lobby;
};

/** A tab of the session that was joined. */
export const tab = (name: string) => async (program: Program, directory: TestDirectory) => {
  await join(program, directory);
  await program.page.getByRole('tab', { name }).click();
  await program.page.getByRole('tabpanel').waitFor();
};

/** A page of the navigation, once its heading is there. */
export const page = (name: string) => async (program: Program) => {
  await program.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await program.page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();
};
