import { Select } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import type { CapturedSession } from '../../protocol/capture-sessions.ts';
import type { VersionRow as Version } from '../../protocol/version.ts';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { command } from '../store/command.ts';
import { useCommand } from '../store/use-command.ts';
import { Compare } from '../time-line/compare.tsx';
import { VersionRow } from '../time-line/version-row.tsx';
import { CallDetail } from './call-detail.tsx';
import { itemHeight, lineOf } from './capture-line.ts';
import styles from './capture-sessions.module.css';
import { NoticeRow } from './notice-row.tsx';

type LineProps = { of: CallsOf & { kind: 'capture' }; session: CapturedSession; place: number };

/** One session's versions, taps and refusals, and what is selected of them: compared, or the call in full. */
const SessionLine = ({ of, session, place }: LineProps) => {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<string | null>(null);
  const [wide, setWide] = useState(false);
  /** A version that the others are compared with. */
  const [kept, setKept] = useState<Version | null>(null);
  const items = useMemo(() => lineOf(session), [session]);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const documentOf = useCallback(
    async (row: number) => {
      const answer = await command('captures.document', { id: of.id, session: place, row });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
    [of.id, place],
  );
  const item = selected === null ? undefined : byId.get(selected);
  const version = item?.kind === 'version' ? item.version : undefined;
  const other = version && (kept ?? session.rows[session.rows.indexOf(version) - 1]);
  const [from, to] = version && other && other.number > version.number ? [version, other] : [other, version];
  const compared = from && to && from !== to;
  return (
    <div className={styles.line} data-wide={wide && compared}>
      <div className={styles.list}>
        <VirtualListbox
          name={t('captures.line')}
          prefix="line"
          ids={items.map(({ id }) => id)}
          selected={selected}
          onSelect={setSelected}
          heightOf={(id) => {
            const one = byId.get(id);
            return one ? itemHeight(one, false) : 0;
          }}
          heights={items}
          row={(row) => {
            const one = byId.get(row.id);
            if (one?.kind === 'notice') {
              return (
                <NoticeRow
                  key={row.id}
                  {...row}
                  notice={one.notice}
                  selected={row.id === selected}
                  onSelect={setSelected}
                />
              );
            }
            return (
              one && (
                <VersionRow
                  key={row.id}
                  {...row}
                  version={one.version}
                  you={null}
                  narrow={false}
                  selected={row.id === selected}
                  onSelect={(number) => setSelected(`v${number}`)}
                />
              )
            );
          }}
        />
      </div>
      {item?.kind === 'notice' && <CallDetail key={item.notice.call} of={of} id={item.notice.call} />}
      {compared && (
        <Compare
          from={from}
          to={to}
          documentOf={documentOf}
          pinned={kept !== null}
          onPin={(pinned) => setKept(pinned ? from : null)}
          wide={wide}
          onWide={setWide}
          onClose={() => setSelected(null)}
        />
      )}
      {(!item || (version && !compared)) && (
        <p className={styles.note}>{t(item ? 'changes.firstSelected' : 'captures.selectOfLine')}</p>
      )}
    </div>
  );
};

/** The sessions that a capture tells of, each on its time line. */
export const CaptureSessions = ({ of }: { of: CallsOf & { kind: 'capture' } }) => {
  const { t } = useTranslation();
  const reading = useCommand('captures.sessions');
  const { run } = reading;
  const [sessions, setSessions] = useState<readonly CapturedSession[] | null>(null);
  const [place, setPlace] = useState(0);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const found = await run({ id: of.id });
      if (wanted && found) setSessions(found);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [run, of.id]);

  const session = sessions?.[place];
  const nameOf = ({ ref }: CapturedSession): string =>
    ref ? `${ref.templateName} / ${ref.name}` : t('captures.noSession');
  return (
    <div className={styles.sessions}>
      <Trouble of={reading} />
      {sessions?.length === 0 && <p className={styles.note}>{t('captures.noSessions')}</p>}
      {sessions === null && !reading.trouble && <p className={styles.note}>{t('common.loading')}</p>}
      {sessions && session && (
        <>
          <div className={styles.bar}>
            <Select
              aria-label={t('captures.session')}
              value={String(place)}
              onChange={(_, { value }) => setPlace(Number(value))}
            >
              {sessions.map((one, index) => (
                <option key={JSON.stringify(one.ref)} value={String(index)}>
                  {nameOf(one)}
                </option>
              ))}
            </Select>
            <span>
              {t('captures.counts', {
                versions: t('changes.count', { count: session.rows.length, shown: session.rows.length }),
                taps: session.notices.filter(({ kind }) => kind === 'tap').length,
                refusals: session.notices.filter(({ kind }) => kind === 'refusal').length,
              })}
            </span>
          </div>
          <SessionLine key={place} of={of} session={session} place={place} />
        </>
      )}
    </div>
  );
};
