/**
 * Every host that Beckon speaks to for a real player, each in one place. A link, a file or a setting can name none
 * of them: only `hostsAt` makes others, for tests, and only on this machine.
 */
export type Hosts = Readonly<Record<keyof typeof REAL_HOSTS, string>>;

const REAL_HOSTS = {
  /** Microsoft's identity platform: `/consumers/oauth2/v2.0/authorize`, `devicecode`, `token`. */
  microsoft: 'https://login.microsoftonline.com',
  /** Where a title's own ID signs in: `/oauth20_connect.srf`, `/oauth20_token.srf`. */
  live: 'https://login.live.com',
  /** `/user/authenticate` */
  user: 'https://user.auth.xboxlive.com',
  /** `/device/authenticate` */
  device: 'https://device.auth.xboxlive.com',
  /** `/title/authenticate` */
  title: 'https://title.auth.xboxlive.com',
  /** `/authorize`: user's and title's token in one, for titles that `title` gives none. */
  sisu: 'https://sisu.xboxlive.com',
  /** `/xsts/authorize` */
  xsts: 'https://xsts.auth.xboxlive.com',
  /** `/users/me/profile/settings` */
  profile: 'https://profile.xboxlive.com',
  directory: 'https://sessiondirectory.xboxlive.com',
  /** The whole address of the change channel; the others are origins. */
  rta: 'wss://rta.xboxlive.com/connect',
} as const;

export const realHosts: Hosts = REAL_HOSTS;

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/**
 * All of them at one origin of this machine, where an emulator listens: `http://127.0.0.1:8080`. Throws a
 * `RangeError` for any other origin.
 */
export const hostsAt = (origin: string): Hosts => {
  if (!LOOPBACK.test(origin) || !URL.canParse(origin))
    throw new RangeError(`Hosts can be moved to http on this machine alone, not to ${origin}`);
  return {
    microsoft: origin,
    live: origin,
    user: origin,
    device: origin,
    title: origin,
    sisu: origin,
    xsts: origin,
    profile: origin,
    directory: origin,
    rta: `${origin.replace(/^http/, 'ws')}/connect`,
  };
};
