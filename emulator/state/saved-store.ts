import { sessionKey } from '../../protocol/session-ref.ts';
import type { Store } from '../store.ts';
import { takesPlaceOf } from '../store-index.ts';
import type { SaveFile } from './save-file.ts';

/**
 * A store whose handles are in the save file before the caller is answered, as its sessions are by what it was
 * made with. A change that the file can't take is an error to whoever made it, and is not made. Only what takes the
 * place of everything is written by whoever calls for it, as more than the store's is replaced then.
 */
export const savedStore = (store: Store, file: SaveFile): Store => ({
  ...store,
  expire: async (now) => {
    file.dropEnded(now);
    return store.expire(now);
  },
  writeHandle: async (handle) => {
    const others = await Promise.all([
      store.handlesOf(sessionKey(handle.sessionRef)),
      store.activitiesOf(handle.byXuid),
    ]);
    // In this order: of two that were left by a kill in between, the later takes the other's place when read.
    file.putHandle(handle);
    for (const other of others.flat()) if (takesPlaceOf(handle, other)) file.dropHandle(other.id);
    await store.writeHandle(handle);
  },
  deleteHandle: async (id) => {
    file.dropHandle(id);
    await store.deleteHandle(id);
  },
});
