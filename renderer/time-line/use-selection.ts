import { useCallback, useState } from 'react';

/** Which two versions are compared: the one selected last, and another, or else the one before it. */
type Selection = { selected: number | null; other: number | null; pinned: boolean };

const NONE: Selection = { selected: null, other: null, pinned: false };

/** A version that is selected alone is compared with the one before it, or with the one that is pinned. */
const withSelected = (selection: Selection, number: number, withTheLast: boolean): Selection => {
  const { selected, other, pinned } = selection;
  if (withTheLast && selected !== null) return { ...selection, selected: number, other: other ?? selected };
  return { ...selection, selected: number, other: pinned ? other : null };
};

export const useSelection = () => {
  const [selection, setSelection] = useState(NONE);
  const select = useCallback(
    (number: number, withTheLast: boolean) =>
      setSelection((before) => withSelected(before, number, withTheLast)),
    [],
  );
  const pin = useCallback(
    (other: number | null) => setSelection((before) => ({ ...before, other, pinned: other !== null })),
    [],
  );
  const clear = useCallback(() => setSelection(NONE), []);
  return { ...selection, select, pin, clear };
};
