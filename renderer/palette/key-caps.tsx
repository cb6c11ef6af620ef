import type { Keys } from '../actions/keys.ts';
import { keyCaps } from '../actions/keys.ts';
import { useMirror } from '../store/store.ts';
import styles from './key-caps.module.css';

/** A combination of keys as they are written on the keyboard. */
export const KeyCaps = ({ keys }: { keys: Keys }) => {
  const mac = useMirror(({ program }) => program.platform === 'darwin');
  return (
    <span className={styles.keys}>
      {keyCaps(keys, mac).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
};
