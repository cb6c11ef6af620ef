import { z } from 'zod';
import { Xuid } from './ids.ts';

/**
 * What the four steps of Xbox Live's sign-in answer. Requests are in `xbox-token-requests.ts`. Shapes as in the
 * published capture of 2016 [wire] and in "Title service calls to Xbox services" of the GDK [docs].
 */

/** Up to 7 fractional digits, UTC. [wire] */
const Instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no time');

const issued = <Claims extends z.ZodType>(claims: Claims) =>
  z.object({ IssueInstant: Instant, NotAfter: Instant, Token: z.string().min(1), DisplayClaims: claims });

/** POST /device/authenticate. `did`: 16 hex digits. */
export const DeviceTokenReply = issued(z.looseObject({ xdi: z.looseObject({ did: z.string() }) }));

/** POST /title/authenticate. `tid`: decimal. */
export const TitleTokenReply = issued(z.looseObject({ xti: z.looseObject({ tid: z.string() }) }));

/** POST /user/authenticate. `uhs`: the user hash, which an Authorization header names beside the token. */
export const UserTokenReply = issued(
  z.looseObject({ xui: z.tuple([z.looseObject({ uhs: z.string() })], z.unknown()) }),
);

/** POST /authorize of sisu: with them comes a token for the services, of one sandbox. [community] */
export const SisuReply = z.object({ UserToken: UserTokenReply, TitleToken: TitleTokenReply });

/**
 * POST /xsts/authorize for `http://xboxlive.com`, the one audience that is told the xuid and the gamertag. [community]
 * `agg`: Child, Teen or Adult. [docs]
 */
export const XstsTokenReply = issued(
  z.looseObject({
    xui: z.tuple(
      [z.looseObject({ uhs: z.string(), xid: Xuid, gtg: z.string().optional(), agg: z.string().optional() })],
      z.unknown(),
    ),
  }),
);

/** The refusal of a step: 401 with a number that says why. `Identity` and `Message` say nothing of use. [docs] */
export const XErrReply = z.object({ XErr: z.number().int().positive() });
