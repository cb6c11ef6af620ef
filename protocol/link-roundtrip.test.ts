import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActivationLink, formatActivationLink, linkScheme, parseActivationLink } from './link.ts';
import { ROUTES } from './link-routes.ts';
import { hasHarmfulCharacter } from './visible-text.ts';

const hexDigit = fc.constantFrom(...'0123456789abcdef');
const hex = (digits: number) => fc.string({ unit: hexDigit, minLength: digits, maxLength: digits });
const scheme = fc.oneof(fc.constant('multiplayer'), hex(8)).map((last) => linkScheme(`ms-xbl-${last}`));
const handle = fc.uuid().chain((id) => fc.constantFrom(id, id.toUpperCase()));
const xuid = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !hasHarmfulCharacter(one));
const someText = text.filter((one) => one !== '');

const known = new Set(ROUTES.flatMap((route) => route.parameters.map(({ name }) => name.toLowerCase())));
const name = text.filter((one) => !known.has(one.toLowerCase()));
const extra = fc.array(fc.tuple(name, text), { maxLength: 4 });

const kind = <const K extends ActivationLink['kind']>(one: K) => fc.constant(one);
const optional = { requiredKeys: ['kind', 'scheme', 'extra'] } as const;
const link: fc.Arbitrary<ActivationLink> = fc
  .oneof(
    fc.record(
      {
        kind: kind('invite-handle'),
        scheme,
        handle,
        invitedXuid: xuid,
        senderXuid: xuid,
        context: text,
        extra,
      },
      { requiredKeys: [...optional.requiredKeys, 'handle'] },
    ),
    fc.record(
      { kind: kind('activity-handle'), scheme, handle, joinerXuid: xuid, joineeXuid: xuid, extra },
      { requiredKeys: [...optional.requiredKeys, 'handle'] },
    ),
    fc.record(
      {
        kind: kind('invite-connection'),
        scheme,
        connectionString: someText,
        invitedXuid: xuid,
        senderXuid: xuid,
        extra,
      },
      { requiredKeys: [...optional.requiredKeys, 'connectionString'] },
    ),
    fc.record(
      {
        kind: kind('activity-connection'),
        scheme,
        connectionString: someText,
        joinerXuid: xuid,
        joineeXuid: xuid,
        extra,
      },
      { requiredKeys: [...optional.requiredKeys, 'connectionString'] },
    ),
    fc.record({
      kind: kind('retired'),
      scheme,
      host: fc.constantFrom('tournament', 'partyInviteAccept', 'team'),
      extra,
    }),
    fc.record({ kind: kind('service-call-tracking'), scheme, extra }),
  )
  .filter((one) => encodeURIComponent(JSON.stringify(one)).length < 1900);

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(link, (one) => {
      expect(parseActivationLink(formatActivationLink(one))).toEqual({ ok: true, link: one });
    }),
  );
});

test('order, letter case, slash and stray separators make no difference', () => {
  const flips = fc.record({
    order: fc.infiniteStream(fc.nat()),
    upper: fc.boolean(),
    slash: fc.boolean(),
    stray: fc.boolean(),
  });
  fc.assert(
    fc.property(link, flips, (one, { order, upper, slash, stray }) => {
      const [, name = '', host = '', query = ''] =
        /^(.*?):\/\/([^/?]*)\/?\??(.*)$/.exec(formatActivationLink(one)) ?? [];
      const pieces = query === '' ? [] : query.split('&');
      const unknown = pieces.splice(pieces.length - one.extra.length);
      const shuffled = pieces.map((piece) => ({ piece, at: order.next().value })).sort((a, b) => a.at - b.at);
      const all = [...unknown, ...shuffled.map(({ piece }) => piece)].join(stray ? '&&' : '&');
      const prefix = upper
        ? `${name.toUpperCase()}://${host.toUpperCase()}`
        : `${name}://${host.toLowerCase()}`;
      expect(parseActivationLink(`${prefix}${slash ? '/' : ''}?${stray ? '&' : ''}${all}`)).toEqual({
        ok: true,
        link: one,
      });
    }),
  );
});

test('no text makes the reader throw, and what it reads can be written again', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((rest) => `ms-xbl-multiplayer://inviteHandleAccept${rest}`),
    fc.string({ maxLength: 60 }).map((rest) => `ms-xbl-decafbad://team?${rest}`),
    fc.tuple(link, fc.nat(), fc.string({ maxLength: 3 })).map(([one, at, noise]) => {
      const good = formatActivationLink(one);
      return good.slice(0, at % good.length) + noise + good.slice(at % good.length);
    }),
  );
  fc.assert(
    fc.property(anything, (one) => {
      const parsed = parseActivationLink(one);
      if (parsed.ok) expect(parseActivationLink(formatActivationLink(parsed.link))).toEqual(parsed);
      else {
        expect(parsed.problem.part?.length ?? 0).toBeLessThanOrEqual(100);
        expect(hasHarmfulCharacter(parsed.problem.part ?? '')).toBe(false);
      }
    }),
  );
});
