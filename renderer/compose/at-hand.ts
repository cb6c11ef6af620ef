import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { useMirror, useStore } from '../store/store.ts';
import { playerLabel } from '../words/player.ts';
import { nameOf } from '../words/who.ts';

export const PLAYERS_AT_HAND = 'players-at-hand';
export const HANDLES_AT_HAND = 'handles-at-hand';
export const SCHEMES_AT_HAND = 'schemes-at-hand';

type Choice = { value: string; label: string };

const MOST = 50;

const once = (choices: Choice[]): Choice[] =>
  [...new Map(choices.map((choice) => [choice.value, choice])).values()].slice(0, MOST);

/** What the window knows that a link may be made of: players, handles of invites and activities, schemes. */
export const useAtHand = (): Record<string, Choice[]> => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players);
  const names = useMirror((mirror) => mirror.gamertags);
  const activations = useMirror((mirror) => mirror.activations);
  const order = useMirror((mirror) => mirror.order);
  const lookedUp = useStore((state) => state.lookedUp);
  return useMemo(() => {
    const ours = players.map((player) => ({ value: player.xuid, label: playerLabel(t, player) }));
    const seen = Object.entries(names).map(([value, label]) => ({ value, label }));
    const links = order.slice(0, MOST).flatMap((id) => activations[id]?.link ?? []);
    const invited = links.flatMap(({ handle, from }) =>
      handle === null
        ? []
        : [{ value: handle, label: from === null ? t('nav.invites') : nameOf(names, from) }],
    );
    const found = lookedUp?.answer.outcome === 'activities' ? lookedUp.answer.activities : [];
    const active = found.map(({ id, ownerXuid, sessionRef }) => ({
      value: id,
      label: `${ownerXuid === undefined ? '' : nameOf(names, ownerXuid)} ${sessionRef.templateName}`.trim(),
    }));
    const schemes = [
      { value: DEMO_TITLE.scheme, label: t('invites.demoTitle') },
      { value: 'ms-xbl-multiplayer', label: t('invites.anyTitle') },
      ...links.map(({ scheme }) => ({ value: scheme, label: scheme })),
    ];
    return {
      [PLAYERS_AT_HAND]: once([...ours, ...seen]),
      [HANDLES_AT_HAND]: once([...active, ...invited]),
      [SCHEMES_AT_HAND]: once(schemes.toReversed()).toReversed(),
    };
  }, [t, players, names, activations, order, lookedUp]);
};
