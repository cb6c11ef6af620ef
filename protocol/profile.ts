import { z } from 'zod';
import { Xuid } from './ids.ts';

/** Of the profile service; 3 is what clients send today, 2 what the documentation shows. */
export const PROFILE_CONTRACT = '3';

/** What asks who the caller is. */
export const PROFILE_PATH = '/users/me/profile/settings?settings=Gamertag';

/**
 * GET {profile}/users/me/profile/settings: `id` is the xuid. Public clients read `hostId` and `isSponsoredUser` beside
 * it. [community; the same form in the documentation of the batch]
 */
export const ProfileReply = z.object({
  profileUsers: z.tuple(
    [
      z.looseObject({
        id: Xuid,
        settings: z.array(z.looseObject({ id: z.string(), value: z.string() })),
      }),
    ],
    z.unknown(),
  ),
});

/** Null where the service did not say it. */
export const gamertagIn = ({ profileUsers: [user] }: z.infer<typeof ProfileReply>): string | null =>
  user.settings.find(({ id }) => id === 'Gamertag')?.value ?? null;
