/** What the user gave can't be used; the message is a sentence for him. */
export class InputTrouble extends Error {
  override readonly name = 'InputTrouble';
}

/** A file that he named can't be used. */
export const fileTrouble = (what: string, path: string, error: unknown): InputTrouble => {
  const why = error instanceof Error ? error.message : String(error);
  return new InputTrouble(`The ${what} ${path} can't be used: ${why.replace(/\.$/, '')}.`, { cause: error });
};
