import type { RunReg } from '../activation/schemes/registry.ts';
import { type Finding, finding } from './setup-step.ts';

/** Where XblPCSandbox writes the machine's sandbox. docs, Switch sandboxes on PC */
const SANDBOX_KEY = 'HKLM\\SOFTWARE\\Microsoft\\XboxLive';
/** Every package that this user has is a key below it; Game Bar is one of them. */
const PACKAGES_KEY =
  'HKCU\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages';
const GAME_BAR = /\\Microsoft\.XboxGamingOverlay_/i;

/** reg.exe's answer to a key, or a value, that is not there. */
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 1;

/** The sandbox of this machine; one that was never set is RETAIL. */
export const machineSandbox = async (reg: RunReg): Promise<string> => {
  try {
    const [, sandbox = 'RETAIL'] =
      /\sREG_SZ\s+(\S+)/.exec(await reg(['query', SANDBOX_KEY, '/v', 'Sandbox'])) ?? [];
    return sandbox;
  } catch (error) {
    if (isMissing(error)) return 'RETAIL';
    throw error;
  }
};

/** Invites on Windows are shown by Game Bar: without it none arrives, whoever is the owner of the scheme. */
export const lookAtGameBar = async (reg: RunReg | null): Promise<Finding[]> => {
  if (!reg) return [finding('game-bar-windows-only', 'info')];
  const isThere = GAME_BAR.test(await reg(['query', PACKAGES_KEY]));
  return [isThere ? finding('game-bar-good', 'good') : finding('game-bar-missing', 'bad')];
};
