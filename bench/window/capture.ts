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
