import { expect, test } from 'vitest';
import { cutText, hasHarmfulCharacter, visibleText } from './visible-text.ts';

test('control characters are written out, and all else is left alone', () => {
  expect(visibleText('a\u001b[2J\u009b\u202eb\u{1f469}\u200d\u{1f680}')).toBe(
    'a\\u001b[2J\\u009b\\u202eb\u{1f469}\u200d\u{1f680}',
  );
});

test('what a language needs is not harmful', () => {
  expect(['mañana', 'שלום\u200f!', 'می\u200cخواهم', '日本語', '👩‍🚀'].some(hasHarmfulCharacter)).toBe(false);
});

test('text is cut to its limit without cutting a character in half', () => {
  expect(cutText('abcdef', 6)).toBe('abcdef');
  expect(cutText('abcdefg', 6)).toBe('abcde…');
  expect(cutText('abcd👩👩', 6)).toBe('abcd…');
});
