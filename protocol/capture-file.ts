import { type ActivationFacts, isBeckonFile, readBeckonFile } from './beckon-file.ts';
import { readHar } from './har-read.ts';
import type { Decode } from './raw-http.ts';
import { captureJson, type ReadCapture } from './read-capture.ts';
import { readSaz, type SazSession } from './saz.ts';
import { withoutSecrets } from './secrets.ts';

export type CaptureFormat = 'beckon' | 'har' | 'saz';
export type CaptureFile = ReadCapture & { format: CaptureFormat; activations: ActivationFacts[] };

/** What was read from another program's file, its secrets struck out. */
const capture = (
  format: CaptureFormat,
  read: ReadCapture,
  activations: ActivationFacts[] = [],
): CaptureFile => ({ ...read, calls: read.calls.map(withoutSecrets), format, activations });

/** Reads a Beckon file or an HTTP Archive, told apart by what is in it. Throws `CaptureProblem`. */
export const readCaptureText = (text: string): CaptureFile => {
  const json = captureJson(text);
  if (!isBeckonFile(json)) return capture('har', readHar(json));
  const { activations, ...read } = readBeckonFile(json);
  return capture('beckon', read, activations);
};

/** The same of the sessions in a capture of Fiddler's. */
export const readCaptureSessions = (sessions: ReadonlyMap<number, SazSession>, decode: Decode): CaptureFile =>
  capture('saz', readSaz(sessions, decode));
