import { isFields } from '../../protocol/merge.ts';
import type { Delta } from './delta.ts';

type Test = (value: unknown) => boolean;

/** An object without any other field than these; each may be missing. */
const only = (tests: Readonly<Record<string, Test>>): Test => {
  const fields = new Map(Object.entries(tests));
  return (value) => {
    if (!isFields(value)) return false;
    for (const name of Object.keys(value)) if (fields.get(name)?.(value[name]) !== true) return false;
    return true;
  };
};

const isFlag: Test = (value) => typeof value === 'boolean';
const isId: Test = (value) => typeof value === 'string' && value.length > 0 && value.length <= 100;
const isTexts: Test = (value) =>
  Array.isArray(value) && value.every((each: unknown) => typeof each === 'string');

const isCommon = only({
  properties: only({ custom: isFields }),
  members: only({
    me: only({
      properties: only({
        system: only({
          active: isFlag,
          ready: isFlag,
          connection: isId,
          subscription: only({ id: isId, changeTypes: isTexts }),
        }),
        custom: isFields,
      }),
    }),
  }),
});

/**
 * What a game writes again and again: custom properties, and what its player is doing. The schema takes each of these
 * bodies as it stands, but looks at it for longer than all the rules do. Of any other body nothing is said here.
 */
export const isCommonDelta = (body: unknown): body is Delta => isCommon(body);
