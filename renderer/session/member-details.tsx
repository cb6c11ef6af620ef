import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMember } from '../../protocol/members.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { IdText } from '../parts/id-text.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { useMirror } from '../store/store.ts';
import { titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import { nameOf } from '../words/who.ts';
import { FieldList } from './field-list.tsx';
import { fieldRows, wholeRows } from './field-rows.ts';
import { MemberBadges } from './member-badges.tsx';
import styles from './member-details.module.css';
import { memberParts } from './member-parts.ts';
import { MemberStateMark } from './member-state-mark.tsx';

type MemberDetailsProps = {
  placed: PlacedMember;
  isHost: boolean;
  isYou: boolean;
  isAlsoHere: boolean;
  onClose(): void;
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h4 className={styles.partTitle}>{title}</h4>
    {children}
  </section>
);

const MemberFacts = ({ placed, isHost }: Pick<MemberDetailsProps, 'placed' | 'isHost'>) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { member } = placed;
  const { xuid, title, device, connection, subscription, roles, groups } = memberParts(placed);
  const none = <span className={styles.none}>{t('members.none')}</span>;
  const id = (text: string | undefined, what: string) => (text ? <IdText text={text} what={what} /> : none);
  return (
    <Facts>
      <Fact name={t('members.state')}>
        <MemberStateMark member={member} />
      </Fact>
      <Fact name={t('members.xuid')}>{id(xuid, t('members.xuid'))}</Fact>
      <Fact name={t('members.title')}>
        {title ? (
          <>
            <code>{title}</code>
            <span>{titleLine(t, title)}</span>
          </>
        ) : (
          none
        )}
      </Fact>
      <Fact name={t('members.joined')}>
        {member.joinTime ? (
          <>
            <time dateTime={member.joinTime}>{times.dateAndTime(member.joinTime)}</time>
            <code className={styles.exact}>{member.joinTime}</code>
          </>
        ) : (
          none
        )}
      </Fact>
      <Fact name={t('members.roles')}>{roles.length > 0 ? roles.join(', ') : none}</Fact>
      <Fact name={t('members.groups')}>{groups.length > 0 ? groups.join(', ') : none}</Fact>
      <Fact name={t('members.device')}>
        {id(device, t('members.device'))}
        <MemberBadges isHost={isHost} isYou={false} isAlsoHere={false} />
      </Fact>
      <Fact name={t('members.connection')}>{id(connection, t('members.connection'))}</Fact>
      <Fact name={t('members.subscription')} note={subscription?.changeTypes?.join(', ')}>
        {id(subscription?.id, t('members.subscription'))}
      </Fact>
    </Facts>
  );
};

/** All that the document says of one member; fields that nobody knows as they are. */
const MemberDetails = ({ placed, isHost, isYou, isAlsoHere, onClose }: MemberDetailsProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { member, index } = placed;
  const { xuid, system, other } = memberParts(placed);
  const name = member.gamertag ?? nameOf(names, xuid ?? index);
  return (
    <ScrollArea className={styles.details} name={t('members.details', { who: name })}>
      <header className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <MemberBadges isHost={isHost} isYou={isYou} isAlsoHere={isAlsoHere} />
        <span className={styles.number}>{t('members.numbered', { index })}</span>
        <Button
          className={styles.close}
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t('common.close')}
          onClick={onClose}
        />
      </header>
      <MemberFacts placed={placed} isHost={isHost} />
      <Part title={t('properties.propertiesCustom')}>
        <FieldList rows={wholeRows(member.properties.custom ?? {})} group={null} />
      </Part>
      <Part title={t('members.system')}>
        <FieldList rows={fieldRows(system)} group="member" />
      </Part>
      <Part title={t('properties.constantsCustom')}>
        <FieldList rows={wholeRows(member.constants.custom ?? {})} group={null} />
      </Part>
      <Part title={t('members.other')}>
        <FieldList rows={wholeRows(other)} group="member" />
      </Part>
    </ScrollArea>
  );
};

export default MemberDetails;
