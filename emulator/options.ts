import { readFileSync } from 'node:fs';
import { parseJson } from '../protocol/exact-json.ts';
import { fileTrouble, InputTrouble } from './input-trouble.ts';
import type { EmulatorOptions } from './serve.ts';
import { TemplatesFile } from './templates.ts';

/** The environment variable that the key is taken from: a command line can be read by every user. */
const KEY_VARIABLE = 'BECKON_EMULATOR_KEY';

/** What a command line says, before files are read. */
export type Given = {
  port?: number;
  key?: string;
  load?: string;
  save?: string;
  templates?: string;
  strict?: boolean;
  rateLimit?: boolean;
  debugHeaders?: boolean;
};

/** The emulator's options; throws a sentence for a key or a file that can't be used. */
export const optionsFrom = async (
  { port, key: told, load, save, templates, strict, rateLimit, debugHeaders }: Given,
  log: (line: string) => void,
): Promise<EmulatorOptions> => {
  const inherited = keyOfEnvironment();
  const key = told ?? inherited;
  if (key !== undefined && !isKey(key))
    throw new InputTrouble(
      `The key can't be sent as a header: write 1 to 200 ASCII characters without blanks (--key or ${KEY_VARIABLE}).`,
    );
  return {
    log,
    ...(load !== undefined && { load }),
    ...(save !== undefined && { save }),
    ...(strict !== undefined && { strict }),
    ...(port !== undefined && { port }),
    ...(key !== undefined && { key }),
    ...(debugHeaders !== undefined && { debugHeaders }),
    ...(rateLimit !== undefined && { rateLimits: rateLimit }),
    ...(templates !== undefined && { templates: await templatesFrom(templates) }),
  };
};

/** An empty variable is none. Once read it is gone, so that nothing started from here inherits it. */
const keyOfEnvironment = (): string | undefined => {
  const key = process.env[KEY_VARIABLE] || undefined;
  delete process.env[KEY_VARIABLE];
  return key;
};

/** What a header can carry. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{1,200}$/.test(text);

const templatesFrom = async (path: string): Promise<TemplatesFile> => {
  try {
    const result = TemplatesFile.safeParse(parseJson(readFileSync(path, 'utf8')));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new Error(`'${issue?.path.join('.')}': ${issue?.message}`);
  } catch (error) {
    throw fileTrouble('templates file', path, error);
  }
};
