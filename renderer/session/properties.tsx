import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { checkJoin } from '../../protocol/join-check.ts';
import type { JoinRuleCode } from '../../protocol/join-check-texts.ts';
import { hostOf } from '../../protocol/members.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { useMirror } from '../store/store.ts';
import { nameOf } from '../words/who.ts';
import { FieldList } from './field-list.tsx';
import { wholeRows } from './field-rows.ts';
import { JoinCheck } from './join-check.tsx';
import styles from './properties.module.css';
import { brokenAt, constantRows, propertyRows, type SystemRows } from './property-rows.ts';

const Section = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <section className={styles.section}>
    <h3 className={styles.title}>{title}</h3>
    {note && <p className={styles.note}>{note}</p>}
    {children}
  </section>
);

type SystemFieldsProps = {
  group: 'constants' | 'properties';
  rows: SystemRows;
  hints?: Readonly<Record<string, string>>;
  warnings: Readonly<Record<string, string>>;
};

/** What is set, with what it means; behind a fold what could be. */
const SystemFields = ({ group, rows, hints, warnings }: SystemFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <FieldList rows={rows.rows} group={group} hints={hints} warnings={warnings} />
      {rows.unset.length > 0 && (
        <details className={styles.unset}>
          <summary>{t('properties.unset', { count: rows.unset.length })}</summary>
          <FieldList rows={rows.unset} group={group} />
        </details>
      )}
    </>
  );
};

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

const warningsOf = (t: TFunction, broken: ReadonlyMap<string, JoinRuleCode>): Record<string, string> =>
  Object.fromEntries(
    Array.from(broken, ([key, code]) => [
      key,
      `${t(`consequences.${code}`, { ns: 'join' })} ${t(`changes.${code}`, { ns: 'join' })}`,
    ]),
  );

/** The join check, and rows and warnings of the two system objects. */
const useSystem = (document: SessionDocument) => {
  const { t } = useTranslation();
  return useMemo(() => {
    const rules = checkJoin(document);
    const constants = brokenAt(rules, 'constants');
    const properties = brokenAt(rules, 'properties');
    return {
      rules,
      constants: constantRows(document.constants.system, new Set(constants.keys())),
      properties: propertyRows(document.properties.system, new Set(properties.keys())),
      constantWarnings: warningsOf(t, constants),
      propertyWarnings: warningsOf(t, properties),
    };
  }, [document, t]);
};

/** Rows of the other parts, made anew only when that part changed: the store keeps what did not. */
const useParts = ({ constants, properties, membersInfo, servers, ...rest }: SessionDocument) => {
  const constantCustom = useMemo(() => wholeRows(constants.custom ?? {}), [constants.custom]);
  const propertyCustom = useMemo(() => wholeRows(properties.custom ?? {}), [properties.custom]);
  const memberRows = useMemo(() => wholeRows(membersInfo), [membersInfo]);
  const serverRows = useMemo(() => wholeRows(servers ?? {}), [servers]);
  const other = wholeRows(rest).filter(({ name }) => !APART.has(name));
  return { constantCustom, propertyCustom, memberRows, serverRows, other };
};

/** Who could join, and constants and properties as values with what they mean. */
const Properties = ({ session: { document } }: { session: SessionView }) => {
  const { t } = useTranslation();
  const hints = useHostHint(document);
  const system = useSystem(document);
  const parts = useParts(document);
  return (
    <ScrollArea className={styles.properties} name={t('tabs.properties')}>
      <JoinCheck rules={system.rules} />
      <Section title={t('properties.properties')} note={t('properties.propertiesNote')}>
        <SystemFields
          group="properties"
          rows={system.properties}
          hints={hints}
          warnings={system.propertyWarnings}
        />
      </Section>
      <Section title={t('properties.propertiesCustom')}>
        <FieldList rows={parts.propertyCustom} group={null} />
      </Section>
      <Section title={t('properties.constants')} note={t('properties.constantsNote')}>
        <SystemFields group="constants" rows={system.constants} warnings={system.constantWarnings} />
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
