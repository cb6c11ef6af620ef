import type { DetailTab } from '../store/store.ts';

const WITH_SESSION: readonly DetailTab[] = ['members', 'properties', 'changes', 'raw', 'calls', 'link'];
const WITHOUT_SESSION: readonly DetailTab[] = ['link', 'calls'];

/** The tabs of an activation, in their order. */
export const tabsOf = (hasSession: boolean): readonly DetailTab[] =>
  hasSession ? WITH_SESSION : WITHOUT_SESSION;
