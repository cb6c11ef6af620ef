/** As many as a menu shows at a glance. */
const MOST = 6;

/** The sandboxes that are offered: the retail one, those that accounts are in, then those that were used last. */
export const offeredSandboxes = (
  present: readonly (string | null)[],
  recent: readonly string[],
): string[] => {
  const all = ['RETAIL', ...present.filter((one) => one !== null), ...recent];
  return [...new Set(all)].slice(0, Math.max(MOST, new Set(present).size + 1));
};

/** The ones used last, with this one before them. */
export const withRecent = (recent: readonly string[], sandbox: string): string[] =>
  [sandbox, ...recent.filter((one) => one !== sandbox)].slice(0, MOST);
