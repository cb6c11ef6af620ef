import { useEffect, useRef, useState } from 'react';
import type { SessionDocument } from '../../protocol/document.ts';

/** How many documents are kept at hand while one goes through the list. */
const AT_HAND = 12;

export type Pair = { from: number; to: number; before: SessionDocument; after: SessionDocument };

type DocumentOf = (number: number) => Promise<SessionDocument>;

/** The documents of two versions; while others are fetched the last pair stays. */
export const usePair = (
  from: number,
  to: number,
  documentOf: DocumentOf,
): { pair: Pair | null; trouble: string | null } => {
  const atHand = useRef(new Map<number, Promise<SessionDocument>>());
  const [pair, setPair] = useState<Pair | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const get = (number: number): Promise<SessionDocument> => {
      const found = atHand.current.get(number) ?? documentOf(number);
      atHand.current.delete(number);
      atHand.current.set(number, found);
      const [oldest] = atHand.current.keys();
      if (atHand.current.size > AT_HAND && oldest !== undefined) atHand.current.delete(oldest);
      return found;
    };
    let wanted = true;
    const load = async () => {
      try {
        const [before, after] = await Promise.all([get(from), get(to)]);
        if (!wanted) return;
        setPair({ from, to, before, after });
        setTrouble(null);
      } catch (error) {
        // Asked again at the next look: it may have been a passing one.
        atHand.current.delete(from);
        atHand.current.delete(to);
        if (wanted) setTrouble(error instanceof Error ? error.message : String(error));
      }
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [from, to, documentOf]);

  return { pair, trouble };
};
