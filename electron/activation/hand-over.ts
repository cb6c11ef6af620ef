import { z } from 'zod';
import { type LinkText, linksInArgv } from './argv.ts';

const Links = z.array(z.object({ text: z.string().max(4096), length: z.number().int() })).max(2);

const HandedOver = z.object({
  links: z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(Links),
});

/**
 * The links of a second process: from what it handed over or, where that did not arrive whole, from its
 * argv as the system passed it on. Any process of this user may send either, so both are checked.
 */
export const takeOver = (additionalData: unknown, argv: readonly string[]): LinkText[] => {
  const handed = HandedOver.safeParse(additionalData);
  return handed.success ? handed.data.links : linksInArgv(argv);
};
