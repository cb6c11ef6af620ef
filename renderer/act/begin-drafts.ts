import type { Activation, Draft, SessionView } from '../../electron/ipc/contract.ts';
import { myMember, type Properties, propertiesOf } from '../../protocol/deltas.ts';
import { editDraft } from '../store/drafts.ts';
import { useStore } from '../store/store.ts';

export type EditDraft = Extract<Draft, { kind: 'mine' | 'session' }>;

/** What is edited, as it is in a version of the session. */
export const propertiesIn = (kind: EditDraft['kind'], { document, you }: SessionView): Properties =>
  propertiesOf((kind === 'mine' ? myMember(document, you)?.properties : document.properties) ?? {});

/** `custom` first: it is what is edited most. */
export const textOf = ({ system, custom }: Properties): string =>
  JSON.stringify({ custom: custom ?? {}, system: system ?? {} }, null, 2);

/** A draft that begins, or begins anew, from a version of the session. */
export const editFrom = (kind: EditDraft['kind'], session: SessionView): EditDraft => {
  const base = propertiesIn(kind, session);
  return {
    id: session.activationId,
    kind,
    text: textOf(base),
    base,
    etag: session.etag,
    changeNumber: session.document.changeNumber ?? null,
  };
};

export const editProperties = (kind: EditDraft['kind'], session: SessionView): void =>
  editDraft({ id: session.activationId, kind }, () => editFrom(kind, session));

/** Opens "Edit and send" with the first of the ready requests, or with the draft that is there. */
export const editRequest = async (
  activation: Activation,
  session: SessionView | undefined,
): Promise<void> => {
  const { readyRequests } = await import('./ready-requests.ts');
  const { contractVersion } = useStore.getState().mirror.settings;
  const [first] = readyRequests(activation, session, contractVersion);
  const { id } = activation;
  if (first)
    editDraft({ id, kind: 'request' }, () => ({
      id,
      kind: 'request',
      request: first.request,
      before: null,
    }));
};
