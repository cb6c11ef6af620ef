import { expect, test } from 'vitest';
import { parseActivationLink } from './link.ts';
import { linkOfHandle } from './link-of-handle.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';

test.each([HANDLE, HANDLE.toUpperCase(), ` ${HANDLE}\n`, `{${HANDLE}}`])('%j stands for a link', (text) => {
  const link = linkOfHandle(text);
  expect(parseActivationLink(link ?? '')).toMatchObject({
    ok: true,
    link: { kind: 'activity-handle', handle: expect.stringMatching(new RegExp(`^${HANDLE}$`, 'i')) },
  });
});

test.each([
  '',
  HANDLE.slice(1),
  `${HANDLE} ${HANDLE}`,
  `ms-xbl-decafbad://inviteHandleAccept?handle=${HANDLE}`,
])('%j is no handle id', (text) => {
  expect(linkOfHandle(text)).toBeNull();
});
