/** How far the program is; `ready` is what Electron calls initialised. */
export const lifecycle = { ready: false, quitting: false };

export function mustBeReady(message: string): void {
  if (!lifecycle.ready) throw new Error(message);
}
