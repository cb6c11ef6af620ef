import { expect, test } from 'vitest';
import { droppedText, isToken } from './link-text.ts';

const data = (texts: Record<string, string>) => ({ getData: (type: string) => texts[type] ?? '' });

test('the first address of a dropped list is the link', () => {
  expect(droppedText(data({ 'text/uri-list': '# comment\r\nms-xbl-a://x\r\nms-xbl-b://y' }))).toBe(
    'ms-xbl-a://x',
  );
});

test('dropped text is the link where there is no list', () => {
  expect(droppedText(data({ 'text/plain': ' ms-xbl-a://x \n' }))).toBe('ms-xbl-a://x');
});

test('nothing that reads as text is no link', () => {
  expect(droppedText(data({}))).toBe('');
});

test('an Authorization header is no link, however it is written', () => {
  expect(isToken('Authorization: XBL3.0 x=123;eyJ0')).toBe(true);
  expect(isToken('authorization=xbl3.0%20x%3D123%3BeyJ0')).toBe(true);
  expect(isToken('ms-xbl-decafbad://inviteHandleAccept/?handle=xbl')).toBe(false);
});
