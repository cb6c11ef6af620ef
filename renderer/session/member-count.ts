import type { SessionDocument } from '../../protocol/document.ts';

/** How many members there are: what the service counts, or what it lists where it does not say. */
export const memberCount = ({ membersInfo, members }: SessionDocument): number =>
  membersInfo.count ?? Object.keys(members ?? {}).length;
