import type { TFunction } from 'i18next';
import type { SayChange } from '../../protocol/changes-texts.ts';
import { tellChange } from '../../protocol/changes-told.ts';
import type { ToldChange, Who } from '../../protocol/changes-types.ts';
import type { Cause, VersionRow } from '../../protocol/version.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import type { Mirror } from '../store/mirror.ts';
import { nameOf } from './who.ts';

type Names = Mirror['gamertags'];

/** One change in words, such as `Bea joined (active)`. */
export const changeLine = (t: TFunction, change: ToldChange): string => {
  // the compiler asks for the values of all these texts together; each takes some of them
  const loosely = t as (text: string, values: Record<string, unknown>) => string;
  const say: SayChange = (text, values) => loosely(text, { ns: 'change', ...values });
  return tellChange(change, say);
};

const memberName = (t: TFunction, { gamertag, xuid, index }: Who, names: Names): string =>
  visibleText(gamertag ?? (xuid && nameOf(names, xuid)) ?? t('nameless', { ns: 'change', index }));

type Told = { text: string; why: string };

/** Who made a version, and how that is known. */
export const causeWords = (t: TFunction, cause: Cause, names: Names, you: string | null): Told => {
  switch (cause.kind) {
    case 'write': {
      const who = visibleText(nameOf(names, cause.xuid));
      return {
        text: cause.xuid === you ? t('changes.cause.you', { who }) : who,
        why: t('changes.why.write', { who }),
      };
    }
    case 'member': {
      const who = memberName(t, cause.who, names);
      return {
        text: cause.who.xuid === you ? t('changes.cause.you', { who }) : who,
        why: t('changes.why.member', { who }),
      };
    }
    case 'timer': {
      const state = t(cause.state, { ns: 'change' });
      const who = memberName(t, cause.who, names);
      return { text: t('changes.cause.service', { state }), why: t('changes.why.timer', { who, state }) };
    }
    case 'member-or-service':
      return {
        text: t('changes.cause.memberOrService', { who: memberName(t, cause.who, names) }),
        why: t('changes.why.memberOrService'),
      };
    case 'not-told':
      return { text: t('changes.cause.notTold'), why: t('changes.why.notTold') };
  }
};

/** That versions before this one were not seen, and why; null where none is missing. */
export const gapLine = (t: TFunction, { gap }: VersionRow): string | null => {
  if (!gap) return null;
  const what = gap.from === gap.to ? t('changes.gapOne', { from: gap.from }) : t('changes.gapMany', gap);
  return `${what}: ${t(`changes.gapWhy.${gap.why}`)}`;
};

/** `Change 57`; where a document has no number, its place on the time line. */
export const versionName = (t: TFunction, { changeNumber, number }: VersionRow): string =>
  changeNumber === null
    ? `${t('changes.noNumber')} (${number})`
    : t('changes.change', { number: changeNumber });
