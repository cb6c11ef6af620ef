import type { Program } from '../../e2e/support/program.ts';
import { toBeckonFile } from '../../protocol/beckon-file.ts';
import type { HttpExchange } from '../../protocol/exchange.ts';

/** Opens calls in the window, as a file of a colleague's. */
export const openCapture = async ({ page }: Program, calls: readonly HttpExchange[]): Promise<void> => {
  const file = toBeckonFile(calls, { madeBy: 'bench', madeAt: calls[0]?.at ?? '', activations: [] });
  const id = await page.evaluate(async (text) => {
    const content = new TextEncoder().encode(text);
    const answer = await window.beckon.command('captures.take', { name: 'calls.json', content });
    if (!answer.ok) throw new Error(answer.error.message);
    return (answer.value as { id: string }).id;
  }, JSON.stringify(file));
  await page.getByRole('navigation').getByRole('button', { name: 'Calls' }).click();
  await page.getByRole('main').getByRole('combobox').first().selectOption(id);
};

/** A read of a session that was answered, one of many; what is told of it goes over what they have in common. */
export const someCall = (number: number, told: Partial<HttpExchange>): HttpExchange => ({
  kind: 'http',
  id: `call-${number}`,
  at: new Date(Date.UTC(2026, 10, 20) + number * 100).toISOString(),
  call: 'getSession',
  attempt: 1,
  method: 'GET',
  url: `https://sessiondirectory.xboxlive.com/serviceconfigs/scid/sessionTemplates/Lobby/sessions/s${number % 10}`,
  requestHeaders: [['x-xbl-contract-version', '107']],
  requestBody: '',
  status: 200,
  responseHeaders: [['Content-Type', 'text/plain']],
  responseBody: '',
  error: null,
  ms: 5,
  ...told,
});
