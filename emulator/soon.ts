/**
 * A value that is there, or is still to come. What is in memory is there: a promise for each step of a call would
 * cost about as much as all of the rules. Whoever has the time awaits either.
 */
export type Soon<Value> = Value | Promise<Value>;

/** Goes on with a value: at once where it is there, else when it has come. */
export const andThen = <Value, Next>(value: Soon<Value>, next: (value: Value) => Soon<Next>): Soon<Next> =>
  value instanceof Promise ? value.then(next) : next(value);

/** What stands for an error, whether that is thrown at once or comes later. */
export const orElse = <Value>(make: () => Soon<Value>, instead: (error: unknown) => Value): Soon<Value> => {
  try {
    const value = make();
    return value instanceof Promise ? value.catch(instead) : value;
  } catch (error) {
    return instead(error);
  }
};
