import type { DirectoryAddress, Signer } from '../client/answers.ts';
import { createDirectory, type Directory } from '../client/directory.ts';
import { createRta, type Rta } from '../client/rta.ts';

/** The second attempt to open the channel is made at once; whoever is not there then is not there. */
const MOST_FAILURES = 2;

/**
 * A player of an emulator, by its well-known development authorization. `signal` aborts when the command is
 * stopped, and when the change channel can't be opened: the client itself would go on trying for 30 s, which
 * suits a window and not a script.
 */
export const connectPlayer = (
  address: DirectoryAddress,
  xuid: string,
  stop: AbortSignal,
): { directory: Directory; rta: Rta; signal: AbortSignal } => {
  const signer: Signer = {
    xuid,
    headers: async () => ({ Authorization: `XBL3.0 x=${xuid};beckon` }),
    renew: async () => undefined,
  };
  const rta = createRta({ address, signer });
  const noChannel = new AbortController();
  let failures = 0;
  rta.onFrame(({ direction }) => {
    if (direction === 'close' && rta.connectionId === null && ++failures === MOST_FAILURES) noChannel.abort();
  });
  return {
    directory: createDirectory({ address, signer }),
    rta,
    signal: AbortSignal.any([stop, noChannel.signal]),
  };
};
