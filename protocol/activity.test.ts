import { expect, test } from 'vitest';
import { Activity, type Openness, opennessOf } from './activity.ts';

const handle = {
  id: '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de',
  type: 'activity',
  sessionRef: { scid: '00000000-0000-0000-0000-0000decafbad', templateName: 'Lobby', name: 'one' },
};

test.each<[info: Record<string, unknown> | undefined, openness: Openness]>([
  [undefined, 'not-told'],
  [{}, 'open'],
  [{ joinRestriction: 'none', membersCount: 3, maxMembersCount: 4 }, 'open'],
  [{ membersCount: 4, maxMembersCount: 4 }, 'full'],
  [{ joinRestriction: 'Followed' }, 'followed'],
  [{ joinRestriction: 'local' }, 'local'],
  [{ joinRestriction: 'followed', closed: true }, 'closed'],
])('an activity whose session says %j is %s', (relatedInfo, openness) => {
  expect(opennessOf(Activity.parse({ ...handle, ...(relatedInfo && { relatedInfo }) }))).toBe(openness);
});
