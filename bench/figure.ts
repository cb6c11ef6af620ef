/**
 * One figure of a benchmark, in the form that every benchmark here prints: one JSON line each. `floor` is what the
 * same thing costs at the least, measured in the same run; `ratio` is value ÷ floor. Null where there is none.
 */
export type Figure = {
  name: string;
  /** Null where it could not be measured: `note` says why. */
  value: number | null;
  unit: 'ms' | 'bytes' | 'calls/s';
  floor: number | null;
  ratio: number | null;
  /** In words, with its numbers. */
  goal: string | null;
  met: boolean | null;
  note?: string;
};

/** A figure before its ratio is worked out. */
export type Measured = Omit<Figure, 'ratio'>;

/** A benchmark prints each figure as soon as it has it; each measures its own floor in the same run. */
export type Bench = (rounds: number, print: (figure: Measured) => Promise<void>) => Promise<void>;

/** Values to a thousandth, ratios to a hundredth: more digits than that are noise. */
export const figureLine = ({ name, value, unit, floor, goal, met, note }: Measured): string => {
  const ratio = floor === null || value === null ? null : round(value / floor, 100);
  const figure: Figure = {
    name,
    value: value === null ? null : round(value, 1000),
    unit,
    floor: floor === null ? null : round(floor, 1000),
    ratio,
    goal,
    met,
    ...(note !== undefined && { note }),
  };
  return JSON.stringify(figure);
};

/** The value below which the given part of all values lies, nearest rank: 0.5 is the median. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (found === undefined) throw new Error('there are no values to take a percentile of');
  return found;
};

const round = (value: number, steps: number): number => Math.round(value * steps) / steps;
