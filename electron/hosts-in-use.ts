import { type Hosts, hostsAt, realHosts } from '../protocol/hosts.ts';

/**
 * Where Xbox Live is. A test has all of it at one origin of this machine, by the environment variable BECKON_HOSTS.
 * Only a program that is not packaged looks at it: no link, file or setting sends a token elsewhere. Throws a
 * `RangeError` for what is no such origin, so that a test with a slip in it never asks the service.
 */
export const hostsInUse = (
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): Hosts => {
  const { BECKON_HOSTS: wanted } = environment;
  return isPackaged || !wanted ? realHosts : hostsAt(wanted);
};
