import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { hostOf } from '../../protocol/members.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { useMirror } from '../store/store.ts';
import { nameOf } from '../words/who.ts';
import { FieldList } from './field-list.tsx';
import { fieldRows, wholeRows } from './field-rows.ts';
import styles from './properties.module.css';

const Section = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <section className={styles.section}>
    <h3 className={styles.title}>{title}</h3>
    {note && <p className={styles.note}>{note}</p>}
    {children}
  </section>
);

/** The parts of the document that have a section or a tab of their own. */
const APART = new Set(['members', 'membersInfo', 'constants', 'properties', 'servers']);

const useHostHint = (document: SessionDocument): Readonly<Record<string, string>> => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  return useMemo((): Record<string, string> => {
    const xuid = hostOf(document)?.member.constants.system.xuid;
    return xuid ? { host: t('properties.deviceHost', { who: nameOf(names, xuid) }) } : {};
  }, [document, names, t]);
};

/** Rows of each part, made anew only when that part changed: the store keeps what did not. */
const useParts = ({ constants, properties, membersInfo, servers, ...rest }: SessionDocument) => {
  const constantRows = useMemo(() => fieldRows(constants.system), [constants.system]);
  const constantCustom = useMemo(() => wholeRows(constants.custom ?? {}), [constants.custom]);
  const propertyRows = useMemo(() => fieldRows(properties.system), [properties.system]);
  const propertyCustom = useMemo(() => wholeRows(properties.custom ?? {}), [properties.custom]);
  const memberRows = useMemo(() => wholeRows(membersInfo), [membersInfo]);
  const serverRows = useMemo(() => wholeRows(servers ?? {}), [servers]);
  const other = wholeRows(rest).filter(({ name }) => !APART.has(name));
  return { constantRows, constantCustom, propertyRows, propertyCustom, memberRows, serverRows, other };
};

/** Constants and properties as values with what they mean. */
const Properties = ({ session: { document } }: { session: SessionView }) => {
  const { t } = useTranslation();
  const hints = useHostHint(document);
  const parts = useParts(document);
  return (
    <ScrollArea className={styles.properties} name={t('tabs.properties')}>
      <Section title={t('properties.properties')} note={t('properties.propertiesNote')}>
        <FieldList rows={parts.propertyRows} group="properties" hints={hints} />
      </Section>
      <Section title={t('properties.propertiesCustom')}>
        <FieldList rows={parts.propertyCustom} group={null} />
      </Section>
      <Section title={t('properties.constants')} note={t('properties.constantsNote')}>
        <FieldList rows={parts.constantRows} group="constants" />
      </Section>
      <Section title={t('properties.constantsCustom')}>
        <FieldList rows={parts.constantCustom} group={null} />
      </Section>
      {parts.serverRows.length > 0 && (
        <Section title={t('properties.servers')}>
          <FieldList rows={parts.serverRows} group={null} />
        </Section>
      )}
      <Section title={t('properties.session')}>
        <FieldList rows={parts.other} group="document" />
      </Section>
      <Section title={t('properties.membersInfo')}>
        <FieldList rows={parts.memberRows} group="membersInfo" />
      </Section>
    </ScrollArea>
  );
};

export default Properties;
