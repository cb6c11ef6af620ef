import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type JoinRule, type JoinVerdict, mayJoin } from '../../protocol/join-check.ts';
import { valueText } from './field-rows.ts';
import styles from './join-check.module.css';

const ruleIcons: Record<JoinRule['verdict'], ReactNode> = {
  met: <CheckmarkCircle16Filled />,
  broken: <DismissCircle16Filled />,
  unknown: <QuestionCircle16Regular />,
};
const verdictIcons: Record<JoinVerdict, ReactNode> = {
  yes: ruleIcons.met,
  no: ruleIcons.broken,
  depends: ruleIcons.unknown,
};

const Rule = ({ rule: { code, verdict, concerns, path, value } }: { rule: JoinRule }) => {
  const { t } = useTranslation();
  return (
    <li className={styles.rule} data-verdict={verdict}>
      {ruleIcons[verdict]}
      <div>
        <p>
          <span className={styles.name}>{t(`rules.${code}`, { ns: 'join' })}</span>
          <span className={styles.verdict}>{t(`joinCheck.${verdict}`)}</span>
          {concerns !== 'everyone' && (
            <span className={styles.concerns}>{t(`joinCheck.for.${concerns}`)}</span>
          )}
        </p>
        {path !== null && (
          <p>
            <code className={styles.field}>{path}</code>
            <code className={styles.value}>
              {value === undefined ? t('properties.notSet') : valueText(value)}
            </code>
          </p>
        )}
        {verdict !== 'met' && (
          <p className={styles.why}>
            {t(`consequences.${code}`, { ns: 'join' })} {t(`changes.${code}`, { ns: 'join' })}
          </p>
        )}
      </div>
    </li>
  );
};

/** What stands between the session and those who would join it: each rule, with what to change. */
export const JoinCheck = ({ rules }: { rules: readonly JoinRule[] }) => {
  const { t } = useTranslation();
  const invited = mayJoin(rules, true);
  const uninvited = mayJoin(rules, false);
  const broken = rules.filter(({ verdict }) => verdict === 'broken').length;
  return (
    // One that nobody can join is told in full; the reader may shut it, and open any other.
    <details className={styles.check} open={invited === 'no'}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{t('joinCheck.title')}</h3>
        <span className={styles.count}>
          {broken > 0 ? t('joinCheck.brokenCount', { count: broken }) : t('joinCheck.allMet')}
        </span>
        <span className={styles.answer} data-verdict={invited}>
          {verdictIcons[invited]}
          {t(`verdicts.invited.${invited}`, { ns: 'join' })}
        </span>
        <span className={styles.answer} data-verdict={uninvited}>
          {verdictIcons[uninvited]}
          {t(`verdicts.uninvited.${uninvited}`, { ns: 'join' })}
        </span>
      </summary>
      <p className={styles.note}>{t('joinCheck.note')}</p>
      <ul className={styles.rules} aria-label={t('joinCheck.title')}>
        {rules.map((rule) => (
          <Rule key={rule.code} rule={rule} />
        ))}
      </ul>
    </details>
  );
};
