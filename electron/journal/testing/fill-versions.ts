import type { SessionDocument } from '../../../protocol/document.ts';
import type { Journal } from '../journal.ts';

/** A time line as a run before would have left it: versions up to this count, with gaps and rows of unlike heights. */
export const fillVersions = (
  journal: Journal,
  activationId: string,
  document: SessionDocument,
  count: number,
): void => {
  const { number: last } = journal.lastVersion(activationId) ?? { number: 0 };
  for (let number = last + 1; number <= count; number++) {
    journal.addVersion(activationId, {
      etag: null,
      document: { ...document, changeNumber: number, properties: { system: {}, custom: { number } } },
      row: {
        number,
        changeNumber: number,
        seenAt: new Date(Date.UTC(2026, 10, 20, 10, 0, 0, number)).toISOString(),
        cause: { kind: 'not-told' },
        changes: Array.from({ length: 1 + (number % 6) }, (_, at) => ({
          code: 'property' as const,
          of: 'custom' as const,
          name: `name${at}`,
          how: 'set' as const,
          after: String(number),
        })),
        more: 0,
        gap: number % 50 === 0 ? { from: number - 1, to: number - 1, why: 'coalesced' } : null,
      },
    });
  }
};
