import type { Hosts } from '../../protocol/hosts.ts';

/** Where Microsoft has a code typed: `www.microsoft.com/link`, `microsoft.com/devicelogin`, `login.live.com`. [docs] */
const MICROSOFTS = /^(([\w-]+\.)*microsoft\.com|login\.live\.com|login\.microsoftonline\.com)$/;

/** A page that a browser may be sent to for a sign-in: one of Microsoft's, or of where the hosts are for a test. */
export const isSignInPage = (page: string, hosts: Hosts): boolean => {
  const url = URL.parse(page);
  if (!url) return false;
  if (url.origin === new URL(hosts.microsoft).origin) return true;
  return url.protocol === 'https:' && url.port === '' && MICROSOFTS.test(url.hostname);
};
