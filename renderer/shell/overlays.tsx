import { useEffect } from 'react';
import { useActionTrouble } from '../actions/ask.ts';
import { useOver } from '../actions/help-actions.ts';
import { keepHistory } from '../actions/history.ts';
import { useKeys } from '../actions/use-keys.ts';
import { Later, laterCode } from '../parts/later.tsx';
import { Trouble } from '../parts/trouble.tsx';
import styles from './overlays.module.css';

const panels = {
  palette: laterCode(() => import('../palette/palette.tsx')),
  shortcuts: laterCode(() => import('../palette/shortcuts.tsx')),
};

/** The window's keys, what they bring up over it, and what an action failed with. */
export const Overlays = () => {
  const over = useOver((state) => state.over);
  const trouble = useActionTrouble((state) => state.trouble);
  useKeys();
  useEffect(keepHistory, []);
  useEffect(() => {
    // Who opens it types at once: it must stand before the first letter.
    const waiting = requestIdleCallback(panels.palette.fetchAhead);
    return () => cancelIdleCallback(waiting);
  }, []);
  return (
    <>
      <div className={styles.trouble}>
        <Trouble of={{ trouble, clear: () => useActionTrouble.setState({ trouble: null }) }} />
      </div>
      {over && <Later key={over} code={panels[over]} props={{}} />}
    </>
  );
};
