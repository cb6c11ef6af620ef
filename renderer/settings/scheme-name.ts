/** What can be registered: one title's scheme, or the one that all titles share. As the contract has it. */
const SCHEME = /^ms-xbl-([0-9a-f]{8}|multiplayer)$/;

/** What was typed as a scheme in lower case, without what belongs to the link; null when it is none. */
export const schemeNamed = (typed: string): string | null => {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/:(\/\/.*)?$/, '');
  const full = /^[0-9a-f]{8}$/.test(name) ? `ms-xbl-${name}` : name;
  return SCHEME.test(full) ? full : null;
};
