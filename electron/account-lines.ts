import type { Signer } from '../client/answers.ts';
import { systemClock } from '../client/clock.ts';
import { type CallLimits, createCallLimits } from '../client/limits.ts';
import type { Hosts } from '../protocol/hosts.ts';
import { netTransport, systemWay } from './net-transport.ts';
import type { AccountLine } from './players/account-source.ts';

/**
 * The way of each account to Xbox Live. The service counts a player's calls by the title of his token, and an account
 * has one token at a time: so one set of counters for each, which outlives a change of sandbox or another sign-in.
 * The emulator's players have none: there everything is ours, and its own limits are for trying out.
 */
export const createAccountLines = (hosts: Hosts): ((signer: Signer) => AccountLine) => {
  const counted = new Map<string, CallLimits>();
  const limitsOf = (xuid: string): CallLimits => {
    const limits = counted.get(xuid) ?? createCallLimits(systemClock);
    counted.set(xuid, limits);
    return limits;
  };
  return (signer) => ({
    address: { url: hosts.directory, rtaUrl: hosts.rta },
    profileUrl: hosts.profile,
    signer,
    transport: netTransport,
    findWay: systemWay,
    limits: limitsOf(signer.xuid),
  });
};
