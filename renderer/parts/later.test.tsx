import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Later, laterCode } from './later.tsx';

const Page = ({ name }: { name: string }) => <p>{name}</p>;
const firstFrame = (code: ReturnType<typeof laterCode<{ name: string }>>): string =>
  renderToStaticMarkup(<Later code={code} props={{ name: 'Raw' }} />);

test('what was fetched ahead is there in the first frame, and is fetched once', async () => {
  const load = vi.fn(() => Promise.resolve({ default: Page }));
  const code = laterCode(load);
  expect(firstFrame(code)).toBe('');
  code.fetchAhead();
  await expect.poll(() => firstFrame(code)).toBe('<p>Raw</p>');
  code.fetchAhead();
  expect(load).toHaveBeenCalledOnce();
});

test('what could not be fetched ahead is tried again', async () => {
  const load = vi.fn(() => Promise.resolve({ default: Page }));
  load.mockRejectedValueOnce(new Error('no file'));
  const code = laterCode(load);
  code.fetchAhead();
  await load.mock.results[0]?.value.catch(() => undefined);
  expect(firstFrame(code)).toBe('');
  code.fetchAhead();
  await expect.poll(() => firstFrame(code)).toBe('<p>Raw</p>');
});
