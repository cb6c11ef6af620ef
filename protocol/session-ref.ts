import { z } from 'zod';

/** The three names that make one session. */
export const SessionRef = z.object({
  scid: z.string().min(1).max(100),
  templateName: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
});
export type SessionRef = z.infer<typeof SessionRef>;

/** `/serviceconfigs/{scid}/sessionTemplates/{t}/sessions/{n}`, with the capital T of real traffic. */
export const sessionPath = (ref: SessionRef): string =>
  `/serviceconfigs/${encodeURIComponent(ref.scid)}/sessionTemplates/${encodeURIComponent(ref.templateName)}` +
  `/sessions/${encodeURIComponent(ref.name)}`;

const PATH = /^\/?serviceconfigs\/([^/]+)\/sessiontemplates\/([^/]+)\/sessions\/([^/?#]+)\/?$/i;

/**
 * Reads a session's name from its path, from `Content-Location`, or from an absolute URL ending in it.
 * Microsoft's client takes relative paths only, go-xsapi both; so do we. Null when it names no session.
 */
export const parseSessionPath = (location: string): SessionRef | null => {
  const parts = PATH.exec(location.replace(/^https?:\/\/[^/]+/i, ''));
  if (!parts) return null;
  try {
    const [scid, templateName, name] = parts.slice(1).map(decodeURIComponent);
    const ref = SessionRef.safeParse({ scid, templateName, name });
    return ref.success ? ref.data : null;
  } catch {
    return null; // a broken percent escape names nothing
  }
};

/** `scid~template~name` in lower case: the form that change notices use, and our key for a session. */
export const sessionKey = (ref: SessionRef): string =>
  `${ref.scid}~${ref.templateName}~${ref.name}`.toLowerCase();
