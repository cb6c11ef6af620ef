import { randomUUID } from 'node:crypto';
import { parseActivationLink } from '../../protocol/link.ts';
import { linkFacts } from '../../protocol/link-facts.ts';
import type { Activation, ArrivedBy, Reason } from '../activation/activation.ts';
import { cutLink, type LinkText } from '../activation/argv.ts';
import type { Arrival } from '../activation/arrivals.ts';
import type { Records } from './records.ts';
import { createRepeats } from './repeats.ts';

const UNDER_WAY = new Set<Activation['state']>(['asking', 'joining', 'joined']);

/** What keeps a link from being followed by any player, whoever he is; null where nothing does. */
const troubleWith = (text: string): Reason | null => {
  const parsed = parseActivationLink(text);
  if (!parsed.ok) {
    const { code, part } = parsed.problem;
    return { kind: 'link', code, ...(part !== undefined && { part }) };
  }
  const { kind, handle } = linkFacts(parsed.link);
  return handle === null ? { kind: 'nothing-to-join', code: kind } : null;
};

const activationOf = (link: LinkText, by: ArrivedBy, at: string): Activation => {
  const parsed = parseActivationLink(link.text);
  return {
    id: randomUUID(),
    ...link,
    arrivedBy: by,
    receivedAt: at,
    updatedAt: at,
    state: 'received',
    reason: null,
    link: parsed.ok ? linkFacts(parsed.link) : null,
    player: null,
    session: null,
    repeats: 0,
    attempt: 0,
  };
};

/**
 * Makes activations of what arrives: each link has one, refused ones included, and a link that only repeats
 * one of the last 5 s, or one that is still under way, counts there.
 */
export const createIntake = (desk: {
  records: Records;
  now: () => Date;
  show: (activationId: string, front: boolean) => void;
  /** The link is good and new: on with it. */
  workOff: (id: string) => void;
}): { take(arrival: Arrival): void; takeLink(link: LinkText, by: ArrivedBy): string } => {
  const { records, now, show, workOff } = desk;
  const repeats = createRepeats(() => now().getTime());

  const begin = (link: LinkText, by: ArrivedBy): string => {
    const activation = activationOf(link, by, now().toISOString());
    records.put(activation);
    repeats.remember(activation.text, activation.id);
    show(activation.id, repeats.comesToFront());
    return activation.id;
  };

  const repeat = (id: string): string => {
    records.change(id, { repeats: records.get(id).repeats + 1 });
    return id;
  };

  const takeLink = (link: LinkText, by: ArrivedBy): string => {
    const recent = repeats.firstOf(link.text);
    if (recent !== null) return repeat(recent);
    const underWay = records.all().find((one) => one.text === link.text && UNDER_WAY.has(one.state));
    if (underWay) {
      repeats.remember(link.text, underWay.id);
      show(underWay.id, repeats.comesToFront());
      return repeat(underWay.id);
    }
    const id = begin(link, by);
    const reason = troubleWith(link.text);
    if (reason) records.change(id, { state: 'refused', reason });
    else workOff(id);
    return id;
  };

  const takeSeveral = (links: LinkText[], by: ArrivedBy): void => {
    const id = begin(cutLink(links.map((link) => link.text).join(' ')), by);
    records.change(id, { state: 'refused', link: null, reason: { kind: 'policy', code: 'two-links' } });
  };

  return {
    takeLink,
    take({ links, by }) {
      const [link] = links;
      if (link && links.length === 1) takeLink(link, by);
      else if (link) takeSeveral(links, by);
    },
  };
};
