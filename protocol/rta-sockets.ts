import type { Call, RtaFrame } from './exchange.ts';

/**
 * The frames of calls by socket, each in order. Frames that name no socket are taken for one, until it closes
 * or another opens.
 */
export const socketsIn = (calls: readonly Call[]): RtaFrame[][] => {
  const named = new Map<string, RtaFrame[]>();
  const sockets: RtaFrame[][] = [];
  let unnamed: RtaFrame[] | null = null;
  for (const call of calls) {
    if (call.kind !== 'rta') continue;
    let frames: RtaFrame[] | null | undefined = call.socket === undefined ? unnamed : named.get(call.socket);
    if (!frames || (call.socket === undefined && call.direction === 'open')) {
      frames = [];
      sockets.push(frames);
    }
    frames.push(call);
    if (call.socket === undefined) unnamed = call.direction === 'close' ? null : frames;
    else named.set(call.socket, frames);
  }
  return sockets;
};
