import { type Member, SessionDocument } from '../../protocol/document.ts';

/** What is known of a session from all documents of it that were seen. */
export type Known = {
  branch?: string;
  changeNumber: number;
  /** Who has had which index: no index is given twice. */
  readonly indices: Map<number, string>;
};

export const nothingKnown = (): Known => ({ changeNumber: 0, indices: new Map() });

export const memberOf = (document: SessionDocument, xuid: string): Member | undefined =>
  Object.values(document.members ?? {}).find(({ constants }) => constants.system.xuid === xuid);

/**
 * What is wrong with a document, by its schema and by what holds in every document: the linked list of members is
 * whole, indices are never used again, the branch stays. Adds to what is known.
 */
export const faultsOf = (json: unknown, known: Known): string[] => {
  const parsed = SessionDocument.safeParse(json);
  if (!parsed.success) return [`no session document: ${parsed.error.message}`];
  const document = parsed.data;
  const faults = [...listFaults(document), ...indexFaults(document, known)];
  known.branch ??= document.branch;
  if (document.branch !== known.branch) faults.push(`the branch ${known.branch} became ${document.branch}`);
  return faults;
};

const listFaults = ({ membersInfo, members = {} }: SessionDocument): string[] => {
  const found: number[] = [];
  let index = membersInfo.first;
  while (index !== membersInfo.next) {
    const member = members[String(index)];
    if (!member) return [`the list leads to ${index}, where nobody is`];
    if (member.constants.system.index !== index) return [`the member at ${index} says another index`];
    if (member.next <= index) return [`the list goes back from ${index} to ${member.next}`];
    found.push(index);
    index = member.next;
  }
  const all = Object.keys(members).length;
  return found.length === all && membersInfo.count === all
    ? []
    : [`the list has ${found.length} members, membersInfo ${membersInfo.count}, the document ${all}`];
};

const indexFaults = ({ members = {} }: SessionDocument, { indices }: Known): string[] => {
  const faults: string[] = [];
  for (const { constants } of Object.values(members)) {
    const { index = -1, xuid = '' } = constants.system;
    const had = indices.get(index);
    if (had !== undefined && had !== xuid) faults.push(`the index ${index} of ${had} came back with ${xuid}`);
    indices.set(index, xuid);
  }
  return faults;
};
