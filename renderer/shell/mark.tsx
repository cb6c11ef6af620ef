import styles from './mark.module.css';

/** Beckon's mark, the icon without its tile: a finger that curls, and the one whom it calls. */
export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="112 64 308 360" fill="none" aria-hidden="true">
    <path
      d="M160 112v184a104 104 0 1 0 122-102.4"
      className={styles.finger}
      strokeWidth="64"
      strokeLinecap="round"
    />
    <circle cx="264" cy="296" r="40" className={styles.called} />
  </svg>
);
