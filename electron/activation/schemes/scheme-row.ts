import { z } from 'zod';

/** One scheme with the program that the system starts for it. */
export const SchemeRow = z.object({
  /** Without `:`, such as `ms-xbl-decafbad`. */
  scheme: z.string(),
  /** The program that the system starts for it now; null when there is none. */
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  ours: z.boolean(),
  /** The owner that "Give back" restores; null when there was none. */
  before: z.string().nullable(),
  /** Why the last registering or giving back failed, and what to type instead. */
  trouble: z.object({ why: z.string(), type: z.string().nullable() }).nullable(),
});
export type SchemeRow = z.infer<typeof SchemeRow>;

export type SchemeOwner = { id: string; name: string };

/** What one operating system can do about schemes. */
export type SchemeSystem = {
  /** Who is started for it now, and whether that is this copy of the program. */
  owner(scheme: string): Promise<{ owner: SchemeOwner | null; ours: boolean }>;
  /** True for the id of Beckon, this copy or another, however it was installed: no owner to give back to. */
  isBeckon(ownerId: string): Promise<boolean>;
  /** The owner's own command line, where registering would overwrite it; null where there is none. */
  commandOf?(scheme: string): Promise<string | null>;
  /** Makes this program the owner; rejects with `SchemeTrouble`. */
  register(scheme: string): Promise<void>;
  /** Gives it back to the owner of that id and command line, or to nobody; rejects with `SchemeTrouble`. */
  giveBack(scheme: string, before: string | null, command: string | null): Promise<void>;
};

/** Registering or giving back failed; `command` is what the user can type instead, where there is something. */
export class SchemeTrouble extends Error {
  override readonly name = 'SchemeTrouble';
  readonly command: string | null;

  constructor(why: string, command: string | null, cause?: unknown) {
    super(why, { cause });
    this.command = command;
  }
}
