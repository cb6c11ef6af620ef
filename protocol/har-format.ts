import { z } from 'zod';

/**
 * HTTP Archive 1.2, as far as it is read: loose, for browsers, proxies and we ourselves add fields that begin
 * with an underscore. Frames of a WebSocket are where Chrome puts them, in `_webSocketMessages`.
 */
const NameValue = z.looseObject({ name: z.string(), value: z.string() });

export const HarMessage = z.looseObject({
  type: z.enum(['send', 'receive']),
  /** Seconds since 1970. */
  time: z.number(),
  /** 1 is text, 2 binary in base64. */
  opcode: z.number().optional(),
  data: z.string(),
});

export const HarEntry = z.looseObject({
  startedDateTime: z.string(),
  time: z.number().catch(0),
  request: z.looseObject({
    method: z.string().min(1).max(100),
    url: z.string().min(1).max(100_000),
    headers: z.array(NameValue).catch([]),
    postData: z.looseObject({ text: z.string().optional() }).optional(),
  }),
  response: z.looseObject({
    /** 0, or less, where no answer came. */
    status: z.number(),
    headers: z.array(NameValue).catch([]),
    content: z.looseObject({ text: z.string().optional(), encoding: z.string().optional() }).optional(),
    _error: z.string().nullish(),
  }),
  _webSocketMessages: z.array(z.unknown()).optional(),
  /** What HAR has no place for, in the files that we write. */
  _beckon: z
    .object({
      call: z.string().optional(),
      attempt: z.number().int().optional(),
      heldMs: z.number().optional(),
      error: z.object({ code: z.string(), message: z.string() }).optional(),
      opened: z.boolean().optional(),
      closed: z.object({ at: z.string(), why: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
});
export type HarEntry = z.infer<typeof HarEntry>;

export const HarFile = z.looseObject({
  log: z.looseObject({ version: z.string(), entries: z.array(z.unknown()) }),
});
