import { useCallback, useEffect, useState } from 'react';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import type { Call } from '../../protocol/exchange.ts';
import { type CommandTrouble, command } from '../store/command.ts';

type Read = { ok: true; call: Call } | { ok: false; trouble: CommandTrouble };

/** Long texts come in pieces, so that taking them holds nobody up. */
const readWhole = async (of: CallsOf, id: string, wanted: () => boolean): Promise<Read> => {
  const answer = await command('calls.read', { of, id });
  if (!answer.ok) return { ok: false, trouble: answer.error };
  let { call } = answer.value;
  for (const name of answer.value.cut) {
    let text = new Map<string, unknown>(Object.entries(call)).get(name);
    while (typeof text === 'string' && wanted()) {
      const piece = await command('calls.text', { of, id, text: name, from: text.length });
      if (!piece.ok) return { ok: false, trouble: piece.error };
      if (piece.value === '') break;
      text += piece.value;
    }
    call = { ...call, [name]: text };
  }
  return { ok: true, call };
};

/** One call with all of its texts; null until it is there. */
export const useWholeCall = (of: CallsOf, id: string) => {
  const [call, setCall] = useState<Call | null>(null);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const found = await readWhole(of, id, () => isWanted);
      if (!isWanted) return;
      if (found.ok) setCall(found.call);
      else setTrouble(found.trouble);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [of, id]);
  const clear = useCallback(() => setTrouble(null), []);
  return { call, trouble, clear };
};
