/** How many rows Page Up and Page Down go. */
const PAGE = 8;

/** Where a key leads in a list: an index, or null for a key that does not move. `at` is -1 when nothing is selected. */
export const targetOf = (key: string, at: number, count: number): number | null => {
  if (count === 0) return null;
  const within = (to: number) => Math.min(Math.max(to, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + PAGE);
    case 'PageUp':
      return within(at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};
