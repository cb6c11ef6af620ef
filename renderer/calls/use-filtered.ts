import { useEffect, useMemo, useRef, useState } from 'react';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import { parseFilter } from '../../protocol/call-filter.ts';
import { callMatcher } from '../../protocol/call-filter-match.ts';
import type { CallFilter, FilterProblem } from '../../protocol/call-filter-terms.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import { type CommandTrouble, command } from '../store/command.ts';

const EMPTY: CallFilter = [];

export type Filtered = {
  calls: readonly CallSummary[];
  problems: readonly FilterProblem[];
  /** Bodies are looked through; what is shown is of the filter before. */
  searching: boolean;
  trouble: CommandTrouble | null;
};

/**
 * The calls that a filter lets pass. What summaries tell is answered here, at once; what only headers and bodies
 * tell, by main. A filter with a mistake changes nothing: the one before stays.
 */
export const useFiltered = (of: CallsOf, calls: readonly CallSummary[], text: string): Filtered => {
  const [good, setGood] = useState({ text: '', filter: EMPTY });
  const parsed = useMemo(() => parseFilter(text), [text]);
  if (parsed.ok && good.text !== text) setGood({ text, filter: parsed.filter });

  const matcher = useMemo(() => callMatcher(good.filter), [good]);
  const [found, setFound] = useState<{ of: CallsOf; text: string; ids: ReadonlySet<string> } | null>(null);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  const searching = useRef<Promise<unknown>>(Promise.resolve());
  const latest = calls.at(-1)?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when another call has come
  useEffect(() => {
    if (!matcher.needsWhole) return;
    let wanted = true;
    const ask = async () => {
      // One search at a time: what was typed over meanwhile is never looked for.
      await searching.current;
      if (!wanted) return;
      const asked = command('calls.search', { of, filter: good.text });
      searching.current = asked;
      const answer = await asked;
      if (!wanted) return;
      setTrouble(answer.ok ? null : answer.error);
      if (answer.ok) setFound({ of, text: good.text, ids: new Set(answer.value) });
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [matcher, good, of, latest, calls.length]);

  const shown = useMemo(() => {
    if (good.filter.length === 0) return calls;
    const passed = calls.filter(matcher.summary);
    if (!matcher.needsWhole) return passed;
    return found?.of === of ? passed.filter(({ id }) => found.ids.has(id)) : passed;
  }, [calls, good, matcher, found, of]);

  return {
    calls: shown,
    problems: parsed.ok ? [] : parsed.problems,
    searching: matcher.needsWhole && (found?.text !== good.text || found.of !== of) && !trouble,
    trouble: matcher.needsWhole ? trouble : null,
  };
};
