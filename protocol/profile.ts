import { z } from 'zod';
import { Xuid } from './ids.ts';

/** Of the profile service; 3 is what clients send today, 2 what the documentation shows. */
export const PROFILE_CONTRACT = '3';

/** What asks who the caller is. */
export const PROFILE_PATH = '/users/me/profile/settings?settings=Gamertag';

/** What asks who others are: the one address of profiles that the documentation leaves to clients. [docs] */
export const PROFILES_PATH = '/users/batch/profile/settings';

/** As the documentation of the batch asks for. */
export const PROFILES_CONTRACT = '2';

const ProfileUser = z.looseObject({
  id: Xuid,
  settings: z.array(z.looseObject({ id: z.string(), value: z.string() })),
});

/**
 * GET {profile}/users/me/profile/settings: `id` is the xuid. Public clients read `hostId` and `isSponsoredUser` beside
 * it. [community; the same form in the documentation of the batch]
 */
export const ProfileReply = z.object({
  profileUsers: z.tuple([ProfileUser], z.unknown()),
});

/** POST {profile}/users/batch/profile/settings [docs] */
export const ProfilesReply = z.object({ profileUsers: z.array(ProfileUser) });

/** Null where the service did not say it. */
export const gamertagIn = (user: z.infer<typeof ProfileUser>): string | null =>
  user.settings.find(({ id }) => id === 'Gamertag')?.value ?? null;
