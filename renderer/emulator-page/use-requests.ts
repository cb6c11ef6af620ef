import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { type CommandTrouble, command } from '../store/command.ts';
import { useStore } from '../store/store.ts';
import { createReader, type Reader } from './reader.ts';
import { lastOf, NO_REQUESTS, type RequestList, withRequests } from './request-list.ts';

const useList = create<RequestList>()(() => NO_REQUESTS);

/** The requests as they come: only what is new is asked for. */
export const useRequests = () => {
  const changed = useStore((state) => state.told.requests ?? 0);
  const rows = useList((list) => list.rows);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  const reader = useRef<Reader>(null);

  useEffect(() => {
    const made = createReader(async (isWanted) => {
      const { lives } = useStore.getState().told;
      const answer = await command('emulator.requests', { after: lastOf(useList.getState(), lives) });
      if (!isWanted()) return;
      setTrouble(answer.ok ? null : answer.error);
      // Of an emulator that is no longer the one: it will be asked again.
      if (answer.ok && lives === useStore.getState().told.lives)
        useList.setState((known) => withRequests(known, lives, answer.value));
    });
    reader.current = made;
    return () => made.stop();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when it changed
  useEffect(() => {
    reader.current?.read();
  }, [changed]);

  return { rows, trouble, clear: () => setTrouble(null) };
};
