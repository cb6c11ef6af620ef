import { useEffect, useRef, useState } from 'react';

/** Takes files that are dropped onto the window while the page is there. True while one is held over it. */
export const useDroppedFile = (
  take: (name: string, content: Uint8Array<ArrayBuffer>) => Promise<void>,
): boolean => {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const read = async (file: File) => latest.current(file.name, new Uint8Array(await file.arrayBuffer()));
    const draggedOver = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const draggedAway = (event: DragEvent) => {
      // Nothing is entered instead where the pointer leaves the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void read(file);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('dragover', draggedOver, { signal });
    document.addEventListener('dragleave', draggedAway, { signal });
    document.addEventListener('drop', dropped, { signal });
    return () => listening.abort();
  }, []);
  return over;
};
