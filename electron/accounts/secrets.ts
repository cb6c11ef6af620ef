import type { z } from 'zod';
import type { Cell } from './cell.ts';

/** A secret that is JSON; null where there is none, or none of this shape: all of them can be had again. */
export const readSecret = async <T>(cell: Pick<Cell, 'read'>, schema: z.ZodType<T>): Promise<T | null> => {
  const text = await cell.read();
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // of another version of the program, or damaged
  }
};
