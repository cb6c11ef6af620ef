import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation, Draft, SessionView } from '../../electron/ipc/contract.ts';
import { documentedForm } from '../../protocol/documented-form.ts';
import { requestProblems, type SentRequest } from '../../protocol/sent-request.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { keepDraft } from '../store/drafts.ts';
import { actKey } from '../store/mirror.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { actingAs } from '../words/player.ts';
import { PanelFrame } from './panel-frame.tsx';
import { readyRequests } from './ready-requests.ts';
import { RequestAnswer } from './request-answer.tsx';
import { RequestFields, RequestTarget } from './request-fields.tsx';
import { RequestNotes } from './request-notes.tsx';
import styles from './request-panel.module.css';

type RequestPanelProps = {
  draft: Extract<Draft, { kind: 'request' }>;
  activation: Activation;
  session: SessionView | undefined;
};

/** Any request, made up by hand: begun from a ready one, told where it leaves the documented form, and sent. */
export const RequestPanel = ({ draft, activation, session }: RequestPanelProps) => {
  const { t } = useTranslation();
  const { id, request, before } = draft;
  const names = useMirror((mirror) => mirror.gamertags);
  const players = useMirror((mirror) => mirror.players);
  const contractVersion = useMirror((mirror) => mirror.settings.contractVersion);
  const act = useMirror((mirror) => mirror.acts[actKey({ id, kind: 'request' })]);
  const send = useCommand('request.send');
  const callOff = useCommand('act.call-off');

  const ready = readyRequests(activation, session, contractVersion);
  const problems = useMemo(() => requestProblems(request), [request]);
  const notes = useMemo(() => documentedForm(request), [request]);
  const underWay = send.busy || act?.outcome === null;
  const player = activation.player ?? activation.link?.to ?? null;

  const change = (changed: SentRequest) => keepDraft({ ...draft, request: changed });
  const begin = (name: string) => {
    const chosen = ready.find((each) => each.name === name);
    if (!chosen) return;
    keepDraft({ ...draft, request: chosen.request, before: request });
  };
  const takeBack = () => {
    if (before) keepDraft({ ...draft, request: before, before: null });
  };

  return (
    <PanelFrame
      title={t('request.title')}
      note={player === null ? '' : t('request.as', { who: actingAs(t, players, names, player) })}
      draft={draft}
    >
      <div className={styles.bar}>
        <MenuButton
          label={t('request.begin')}
          entries={ready.map(({ name }) => ({ value: name, label: t(`request.ready.${name}`) }))}
          disabled={ready.length === 0}
          onChoose={begin}
        />
        {before && (
          <Button appearance="subtle" onClick={takeBack}>
            {t('request.takeBack')}
          </Button>
        )}
        <RequestTarget request={request} onChange={change} />
        {underWay && (
          <Button onClick={() => void callOff.run({ id, kind: 'request' })}>{t('act.callOff')}</Button>
        )}
        <Button
          appearance="primary"
          disabledFocusable={underWay || problems.length > 0 || player === null}
          onClick={() => void send.run({ id, request })}
        >
          {t('act.send')}
        </Button>
      </div>
      <div className={styles.columns}>
        <ScrollArea className={styles.scroll} name={t('request.parts')}>
          <RequestFields request={request} session={session} onChange={change} />
        </ScrollArea>
        <ScrollArea className={styles.scroll} name={t('request.side')}>
          <Trouble of={send} />
          <Trouble of={callOff} />
          <RequestNotes problems={problems} notes={notes} />
          {act?.kind === 'request' && <RequestAnswer act={act} />}
        </ScrollArea>
      </div>
    </PanelFrame>
  );
};
