import { Button, Checkbox } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { dropDraft, keepDraft } from '../store/drafts.ts';
import { type EditDraft, editFrom, propertiesIn } from './begin-drafts.ts';
import styles from './edit-panel.module.css';
import { changedMeanwhile, type Edited, editedIn, rebased } from './edit-state.ts';
import { propertiesHelp } from './field-help.ts';
import type { JsonEditor } from './json-editor.ts';
import { JsonField } from './json-field.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { useWrite } from './write.ts';

type EditPanelProps = { draft: EditDraft; activation: Activation; session: SessionView | undefined };

/** What will be sent, as it is typed; or why nothing can be. */
const Preview = ({ edited, onGoTo }: { edited: Edited; onGoTo(at: number): void }) => {
  const { t } = useTranslation();
  switch (edited.kind) {
    case 'not-json': {
      const { line, column, message, at } = edited.problem;
      return (
        <p className={styles.problem} role="status">
          {t('act.notJson', { line, column, message })}{' '}
          <Button size="small" appearance="subtle" onClick={() => onGoTo(at)}>
            {t('act.goTo')}
          </Button>
        </p>
      );
    }
    case 'not-properties':
      return (
        <p className={styles.problem} role="status">
          {t(`act.properties.${edited.problem.code}`, { part: edited.problem.part })}
        </p>
      );
    case 'nothing':
      return <p className={styles.none}>{t('act.nothing')}</p>;
    case 'delta': {
      const text = JSON.stringify(edited.request, null, 2);
      return (
        <ScrollArea className={styles.delta} name={t('act.willBeSent')}>
          <pre>{text}</pre>
        </ScrollArea>
      );
    }
  }
};

/** My properties, or the session's, as JSON: what differs from where it began is what is sent. */
export const EditPanel = ({ draft, activation, session }: EditPanelProps) => {
  const { t } = useTranslation();
  const { kind, text, base, etag, changeNumber } = draft;
  const write = useWrite(activation.id);
  const [anyVersion, setAnyVersion] = useState(false);
  const field = useRef<Pick<JsonEditor, 'goTo'>>(null);
  const help = useMemo(() => propertiesHelp(t, kind, session), [t, kind, session]);
  const edited = useMemo(() => editedIn(draft), [draft]);
  const delta = edited.kind === 'delta' ? edited.delta : null;

  const isJoined = session !== undefined && activation.state === 'joined';
  const now = session && propertiesIn(kind, session);
  const isOlder = isJoined && session.etag !== etag;
  const title = t(`act.intent.${kind}`);

  const send = async () => {
    if (edited.kind !== 'delta') return;
    const sent = text;
    const ifMatch = anyVersion ? '*' : (etag ?? '*');
    const written = await write.run({ intent: kind, request: edited.request, ifMatch });
    // What was typed while the answer was awaited is not sent yet.
    if (written && draftIsStill(sent)) dropDraft(draft);
  };
  const draftNow = useRef(text);
  draftNow.current = text;
  const draftIsStill = (sent: string) => draftNow.current === sent;

  return (
    <PanelFrame title={title} note={t('act.begunFrom', { number: changeNumber ?? '–' })} draft={draft}>
      {!isJoined && (
        <p className={styles.gone} role="status">
          {t('act.goneWhile')} <CopyButton text={text} what={t('act.text')} />
        </p>
      )}
      {isJoined && session.channel === 'reconnecting' && (
        <p className={styles.gone} role="status">
          {t('act.lostWhile')}
        </p>
      )}
      {isOlder && now && (
        <Meanwhile
          from={changeNumber}
          to={session.document.changeNumber ?? null}
          changed={changedMeanwhile(base, now, delta)}
          onRebase={
            edited.kind === 'delta' || edited.kind === 'nothing'
              ? () =>
                  keepDraft(
                    rebased(draft, delta ?? {}, {
                      properties: now,
                      etag: session.etag,
                      changeNumber: session.document.changeNumber ?? null,
                    }),
                  )
              : null
          }
          onStartAgain={() => keepDraft(editFrom(kind, session))}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.editor}>
          <JsonField
            ref={field}
            name={title}
            text={text}
            help={help}
            onChange={(changed) => {
              if (changed !== draftNow.current) keepDraft({ ...draft, text: changed });
            }}
          />
        </div>
        <div className={styles.side}>
          <h4 className={styles.heading}>{t('act.willBeSent')}</h4>
          <Preview edited={edited} onGoTo={(at) => field.current?.goTo(at)} />
          <Trouble of={write} />
        </div>
      </div>
      <div className={styles.foot}>
        <Button
          appearance="primary"
          disabledFocusable={!isJoined || write.busy || edited.kind !== 'delta'}
          onClick={() => void send()}
        >
          {t('act.send')}
        </Button>
        <Checkbox
          checked={!anyVersion}
          onChange={(_, { checked }) => setAnyVersion(checked !== true)}
          label={t('act.onlyIf', { number: changeNumber ?? '–' })}
        />
        <code className={styles.condition}>{`If-Match: ${anyVersion ? '*' : (etag ?? '*')}`}</code>
      </div>
    </PanelFrame>
  );
};
