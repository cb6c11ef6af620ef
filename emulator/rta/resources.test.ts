import { describe, expect, it } from 'vitest';
import { resourceOf } from './resources.ts';

describe('what can be subscribed to', () => {
  it.each([
    ['https://sessiondirectory.xboxlive.com/connections/', { kind: 'connections' }],
    ['https://SessionDirectory.xboxlive.com/Connections', { kind: 'connections' }],
    [
      'https://notify.xboxlive.com/users/xuid(2814)/deviceId/current/titleId/42',
      { kind: 'notifications', xuid: '2814', titleId: '42' },
    ],
    ['https://notify.xboxlive.com/users/xuid(x)/deviceId/current/titleId/42', null],
    ['https://social.xboxlive.com/users/xuid(2814)/friends', { kind: 'elsewhere' }],
    ['https://social.xboxlive.com/users/xuid(2814)', null],
    ['https://example.com/', null],
    ['', null],
  ])('%s', (text, resource) => {
    expect(resourceOf(text)).toEqual(resource);
  });
});
