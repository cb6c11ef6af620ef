import { z } from 'zod';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';

const Json = z.record(z.string(), z.unknown());
/** A demo player's name, a xuid, or the gamertag of a player who is made when there is none. */
const PlayerName = z.string().min(1).max(50);
const SessionName = z.string().min(1).max(100);
const Milliseconds = z.number().int().min(0).max(86_400_000);

/** A session as the scenario begins: its first member makes it, with reservations for the others, who join. */
const ScenarioSession = z.strictObject({
  template: z.string().min(1).max(100).default('LobbySession'),
  members: z.array(PlayerName).min(1).max(100),
  /** So many more, who have no names of their own. */
  extraMembers: z.number().int().min(0).max(9_999).default(0),
  host: PlayerName.optional(),
  constants: z.strictObject({ system: Json.optional(), custom: Json.optional() }).default({}),
  properties: z.strictObject({ system: Json.optional(), custom: Json.optional() }).default({}),
  roleTypes: Json.optional(),
  /** `properties.custom` of each member. */
  memberCustom: Json.default({}),
});
export type ScenarioSession = z.infer<typeof ScenarioSession>;

const session = { session: SessionName };
export const Step = z.discriminatedUnion('do', [
  /** Makes an invite, and a link of it. */
  z.strictObject({
    do: z.literal('invite'),
    ...session,
    from: PlayerName,
    to: PlayerName,
    context: z.string().max(256).optional(),
  }),
  /** Sets the activity of a member, and makes a link for each player who is to join him by it. */
  z.strictObject({
    do: z.literal('activity'),
    ...session,
    as: PlayerName,
    joiners: z.array(PlayerName).default([]),
  }),
  /** Makes a handle that leads the members of `from` to the session, and a link of it for each of them named. */
  z.strictObject({
    do: z.literal('transfer'),
    ...session,
    from: SessionName,
    as: PlayerName,
    for: z.array(PlayerName).default([]),
  }),
  z.strictObject({ do: z.literal('join'), ...session, as: PlayerName }),
  z.strictObject({ do: z.literal('leave'), ...session, as: PlayerName }),
  /** Any write of a player, as he would PUT it. */
  z.strictObject({ do: z.literal('write'), ...session, as: PlayerName, body: Json }),
  /** What follows happens so much later, by the emulator's clock; what goes before is in the answer. */
  z.strictObject({ do: z.literal('wait'), ms: Milliseconds }),
  /** Players come, go and change things, the same way for the same seed. */
  z.strictObject({
    do: z.literal('busy'),
    ...session,
    seed: z.number().int().default(1),
    everyMs: Milliseconds.min(10).default(500),
    forMs: Milliseconds.default(600_000),
    players: z.number().int().min(1).max(100).default(12),
  }),
]);
export type Step = z.infer<typeof Step>;

/** A scenario, built in or of a user's own file. */
export const Scenario = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'must be small letters, digits and hyphens'),
    what: z.string().max(500),
    scid: z.string().min(1).max(100).default(DEMO_TITLE.scid),
    sessions: z
      .record(SessionName, ScenarioSession)
      .refine((all) => Object.keys(all).length > 0, 'has no session'),
    steps: z.array(Step).max(1_000).default([]),
  })
  .superRefine(({ sessions, steps }, context) => {
    for (const [at, step] of steps.entries())
      for (const name of namesIn(step))
        if (!Object.hasOwn(sessions, name))
          context.addIssue({ code: 'custom', path: ['steps', at], message: `names no session: '${name}'` });
  });
export type Scenario = z.infer<typeof Scenario>;
/** As it is written: what has a default may be left out. */
export type ScenarioFile = z.input<typeof Scenario>;

const namesIn = (step: Step): string[] => [
  ...('session' in step ? [step.session] : []),
  ...(step.do === 'transfer' ? [step.from] : []),
];
