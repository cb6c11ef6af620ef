import { randomUUID } from 'node:crypto';
import { parseActivationLink } from '../../protocol/link.ts';
import { linkFacts } from '../../protocol/link-facts.ts';
import type { Activation, ArrivedBy, Reason } from '../activation/activation.ts';
import { cutLink, type LinkText } from '../activation/argv.ts';
import type { Arrival } from '../activation/arrivals.ts';
import type { Records } from './records.ts';
import { createRepeats } from './repeats.ts';

/** What a link says, and what keeps it from being followed by any player, whoever he is. */
type Reading = { facts: Activation['link']; trouble: Reason | null };

const read = (text: string): Reading => {
  const parsed = parseActivationLink(text);
  if (!parsed.ok) {
    const { code, part } = parsed.problem;
    return { facts: null, trouble: { kind: 'link', code, ...(part !== undefined && { part }) } };
  }
  const facts = linkFacts(parsed.link);
  const { kind, handle } = facts;
  return { facts, trouble: handle === null ? { kind: 'nothing-to-join', code: kind } : null };
};

const activationOf = (link: LinkText, by: ArrivedBy, at: string, facts: Activation['link']): Activation => ({
  id: randomUUID(),
  ...link,
  arrivedBy: by,
  receivedAt: at,
  updatedAt: at,
  state: 'received',
  reason: null,
  link: facts,
  player: null,
  session: null,
  preview: null,
  repeats: 0,
  attempt: 0,
});

/**
 * Makes activations of what arrives: each link has one, refused ones included, and a link that only repeats
 * one of the last 5 s, or one that is still under way, counts there.
 */
export const createIntake = (desk: {
  records: Records;
  now: () => Date;
  show: (activationId: string) => void;
  /** The link is good and new: on with it. What is written before the first wait is written with `received`. */
  workOff: (id: string) => void;
}): { take(arrival: Arrival): void; takeLink(link: LinkText, by: ArrivedBy): string } => {
  const { records, now, show, workOff } = desk;
  const repeats = createRepeats(() => now().getTime());

  const begin = (link: LinkText, by: ArrivedBy, { facts, trouble }: Reading): string => {
    const activation = activationOf(link, by, now().toISOString(), facts);
    const { id, text } = activation;
    records.together(() => {
      records.put(activation);
      if (trouble) records.change(id, { state: 'refused', reason: trouble });
      else workOff(id);
    });
    repeats.remember(text, id);
    if (repeats.comesToFront()) show(id);
    return id;
  };

  const repeat = (id: string): string => {
    records.change(id, { repeats: records.get(id).repeats + 1 });
    return id;
  };

  const takeLink = (link: LinkText, by: ArrivedBy): string => {
    const recent = repeats.firstOf(link.text);
    // The user may have deleted it meanwhile: then the link is a new one.
    if (recent !== null && records.has(recent)) return repeat(recent);
    const underWay = records.underWay(link.text);
    if (underWay) {
      repeats.remember(link.text, underWay.id);
      if (repeats.comesToFront()) show(underWay.id);
      return repeat(underWay.id);
    }
    return begin(link, by, read(link.text));
  };

  const takeSeveral = (links: LinkText[], by: ArrivedBy): void => {
    const both = cutLink(links.map((link) => link.text).join(' '));
    begin(both, by, { facts: null, trouble: { kind: 'policy', code: 'two-links' } });
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
