import { useId } from 'react';
import styles from './choice.module.css';

type ChoiceProps<T extends string> = {
  /** Names the group for screen readers. */
  name: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange(value: T): void;
};

/** One of a few, side by side: radio buttons in a small place. */
export const Choice = <T extends string>({ name, options, value, onChange }: ChoiceProps<T>) => {
  const group = useId();
  return (
    <fieldset className={styles.choice} aria-label={name}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={group}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
};
