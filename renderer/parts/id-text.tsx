import { CopyButton } from './copy-button.tsx';
import styles from './id-text.module.css';

/** How many characters at the end stay in sight when the middle gives way. */
const TAIL = 8;

type IdTextProps = {
  text: string;
  /** Names the copy button. */
  what: string;
  /** What is copied, where it is not the text shown. */
  copies?: string;
  /** Breaks the line rather than shortens the text. */
  whole?: boolean;
};

/** An id in monospace with a copy button; where there is no room for it, its middle gives way. */
export const IdText = ({ text, what, copies, whole = false }: IdTextProps) => (
  <span className={styles.id} data-whole={whole}>
    <code className={styles.text} title={whole ? undefined : text}>
      {whole ? (
        <bdi>{text}</bdi>
      ) : (
        <>
          <span className={styles.head}>{text.slice(0, -TAIL)}</span>
          <span className={styles.tail}>{text.slice(-TAIL)}</span>
        </>
      )}
    </code>
    <CopyButton text={copies ?? text} what={what} />
  </span>
);
