import type { TFunction } from 'i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { editProperties, editRequest } from '../act/begin-drafts.ts';
import { myStateEntries, sessionEntries, type WriteEntry } from '../act/session-entries.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';

/** Nothing where the choice is made already. */
const writeAction = (t: TFunction, { value, label, write, choice }: WriteEntry, id: string): Action[] => {
  if (choice?.of === 'one' && choice.checked) return [];
  const { intent } = write;
  const isChoice = intent === 'host' || intent === 'join-restriction';
  const what = t(`act.intent.${intent}`);
  return [
    {
      id: `act.${value}`,
      group: 'session',
      name: () => (isChoice ? t('action.actChoice', { what, choice: label }) : t('action.act', { what })),
      run: () => ask('session.write', { id, ...write }),
    },
  ];
};

const joined = ({ page, selected, mirror }: State): SessionView | undefined =>
  page === 'invites' && selected !== null && mirror.activations[selected]?.state === 'joined'
    ? mirror.sessions[selected]
    : undefined;

/** What can be written to the session in view, as its menus have it. */
export const actActions = (state: State, t: TFunction): Action[] => {
  const session = joined(state);
  const activation = session && state.mirror.activations[session.activationId];
  if (!activation) return [];
  const entries = [...myStateEntries(t, session), ...sessionEntries(t, session, state.mirror.gamertags)];
  const edit = (id: string, what: string, run: () => unknown): Action => ({
    id: `act.edit.${id}`,
    group: 'session',
    name: () => t('action.edit', { what }),
    run,
  });
  return [
    ...entries.flatMap((entry) => writeAction(t, entry, activation.id)),
    edit('mine', t('act.editMine'), () => editProperties('mine', session)),
    edit('session', t('act.editSession'), () => editProperties('session', session)),
    edit('request', t('act.editRequest'), () => editRequest(activation, session)),
  ];
};
