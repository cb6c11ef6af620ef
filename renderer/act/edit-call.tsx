import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { HttpExchange } from '../../protocol/exchange.ts';
import { requestProblems, SENT_METHODS, type SentRequest } from '../../protocol/sent-request.ts';
import { pathOf } from '../calls/call-text.ts';
import { draftKey, editDraft, keepDraft } from '../store/drafts.ts';
import { showActivation, useStore } from '../store/store.ts';

/** A recorded call as a request to send again: without what is added on the way, and what was struck out. */
export const requestOf = ({ method, url, requestHeaders, requestBody }: HttpExchange): SentRequest | null => {
  const known = SENT_METHODS.find((each) => each === method);
  if (!known) return null;
  const plain = { method: known, path: pathOf(url), headers: [], body: '' };
  const headers = requestHeaders.filter(
    (header) => requestProblems({ ...plain, headers: [header] }).length === 0,
  );
  return { ...plain, headers, body: requestBody };
};

/** Takes a recorded call of an activation to "Edit and send". */
export const EditCall = ({ activationId, call }: { activationId: string; call: HttpExchange }) => {
  const { t } = useTranslation();
  const request = requestOf(call);
  if (!request) return null;
  const ref = { id: activationId, kind: 'request' as const };
  const edit = () => {
    const draft = useStore.getState().drafts[draftKey(ref)];
    const before = draft?.kind === 'request' ? draft.request : null;
    keepDraft({ ...ref, request, before });
    editDraft(ref, () => ({ ...ref, request, before }));
    showActivation(activationId);
  };
  return (
    <Button size="small" onClick={edit}>
      {t('act.editAndSend')}
    </Button>
  );
};
