import { build } from 'electron-vite';
import { inProject } from './project.ts';

/** Main process, emulator, preload and window, as electron.vite.config.ts says, into out/. */
export const buildProgram = (): Promise<void> => build({ root: inProject(), logLevel: 'warn' });
