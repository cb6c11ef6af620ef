import { useEffect, useRef, useState } from 'react';

type Drop = {
  /** Whether what is held over the window is of this kind; its content can't be read yet. */
  holds: (data: DataTransfer) => boolean;
  take: (data: DataTransfer) => void;
};

/** Takes what is dropped anywhere onto the window. True while such a thing is held over it. */
export const useDropped = (drop: Drop): boolean => {
  const [over, setOver] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    const held = ({ dataTransfer }: DragEvent): DataTransfer | null =>
      dataTransfer && latest.current.holds(dataTransfer) ? dataTransfer : null;
    const draggedOver = (event: DragEvent) => {
      if (!held(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const draggedAway = (event: DragEvent) => {
      // Nothing is entered instead where the pointer leaves the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      // Whatever it is, the window goes nowhere.
      event.preventDefault();
      setOver(false);
      const data = held(event);
      if (data) latest.current.take(data);
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
