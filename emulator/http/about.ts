import type { Answer } from '../rules/answer.ts';

/** For who opens the address in a browser. */
export const ABOUT: Answer = {
  status: 200,
  text:
    "This is Beckon's emulator of Xbox Live's session directory. Clients call it as they call the service. What it can " +
    'be told besides is described at /_emulator/openapi.json, for who sends its key as x-emulator-key; where it is ' +
    'known to differ from the service, in emulator/DIFFERENCES.md of Beckon.\n',
};
