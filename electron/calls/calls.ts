import { parseFilter } from '../../protocol/call-filter.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import type { CapturedSession } from '../../protocol/capture-sessions.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { Activation } from '../activation/activation.ts';
import type { FileKind } from '../file-kinds.ts';
import type { CallRows } from '../journal/call-rows.ts';
import { type CallsOf, CallsTrouble, type CallText, type Capture } from './capture.ts';
import { createCaptureReading } from './capture-reading.ts';
import type { Captures } from './captures.ts';
import { type ExportFacts, type ExportFormat, writeCalls } from './file-jobs.ts';
import type { FileWork } from './file-work.ts';
import { pageOf, pieceOf } from './in-pieces.ts';

/** The system's dialogs, as far as calls use them: a path, or null when the user thought better of it. */
export type CallFiles = {
  whereTo(suggestedName: string, kind: FileKind): Promise<string | null>;
  which(kind: FileKind): Promise<string | null>;
};

/** Calls of the journal and of captures, alike. What can't be done throws, or rejects with, `CallsTrouble`. */
export type CallsService = {
  /** A page, from this place on; the first asks the disk, the others go on with what was found. */
  list(of: CallsOf, from?: number): { calls: CallSummary[]; more: boolean };
  read(of: CallsOf, id: string): Call;
  /** A piece of one of its texts. */
  text(of: CallsOf, id: string, text: CallText, from: number): string;
  search(of: CallsOf, filter: string): Promise<string[]>;
  /** Null for all of them. Resolves with the path, or null when the user thought better of it. */
  exportTo(of: CallsOf, ids: readonly string[] | null, format: ExportFormat): Promise<string | null>;
  captures(): Capture[];
  /** Asks for a file. Rejects with `CaptureProblem` too. */
  open(): Promise<Capture | null>;
  /** Takes a file that was dropped. */
  take(name: string, content: Uint8Array): Promise<Capture>;
  remove(id: string): Promise<void>;
  /** What a capture tells of sessions. */
  sessions(id: string): Promise<CapturedSession[]>;
  /** A version of the session at this place of `sessions`. */
  document(id: string, session: number, row: number): Promise<SessionDocument>;
};

/** The most characters of bodies that are exported at once: more than that is more than a text can hold. */
const EXPORTED = 200_000_000;

export const createCallsService = (options: {
  journal: { calls(activationId: string | null): CallRows };
  captures: Captures;
  files: CallFiles;
  /** What takes long with whole files is done there. */
  work: FileWork;
  activations: () => Activation[];
  version: string;
  now?: () => Date;
}): CallsService => {
  const { journal, captures, files, work, activations, version, now = () => new Date() } = options;

  const reading = createCaptureReading(captures.calls);

  const rowsOf = (of: CallsOf): CallRows =>
    of.kind === 'capture' ? captures.calls(of.id) : journal.calls(of.kind === 'all' ? null : of.id);

  const read = (of: CallsOf, id: string): Call => {
    const call = rowsOf(of).read(id);
    if (!call) {
      throw new CallsTrouble('no-such-call', 'This call is no longer kept: newer ones took its place.');
    }
    return call;
  };
  /** What is being given in pieces. */
  let listed: { key: string; calls: CallSummary[] } | null = null;
  let opened: { key: string; call: Call } | null = null;

  const factsOf = (of: CallsOf) => {
    if (of.kind === 'capture') return captures.get(of.id).activations;
    return activations()
      .filter(({ id }) => of.kind === 'all' || id === of.id)
      .map(({ id, receivedAt, text, state, player, session }) => ({
        id,
        receivedAt,
        text,
        state,
        player,
        session,
      }));
  };

  /** As it was kept: the worker answers with one or says why not. */
  const kept = (capture: Capture | null): Capture => {
    if (!capture) throw new CallsTrouble('not-kept', 'The file could not be kept.');
    return capture;
  };

  const facts = (of: CallsOf): ExportFacts => ({
    version,
    madeAt: now().toISOString(),
    activations: factsOf(of),
  });

  return {
    list(of, from = 0) {
      const key = JSON.stringify(of);
      if (from === 0 || listed?.key !== key) listed = { key, calls: rowsOf(of).summaries() };
      const page = pageOf(listed.calls, from);
      if (!page.more) listed = null;
      return page;
    },
    read,
    text(of, id, text, from) {
      const key = JSON.stringify([of, id]);
      if (opened?.key !== key) opened = { key, call: read(of, id) };
      const piece = pieceOf(opened.call, text, from);
      if (piece === '') opened = null;
      return piece;
    },
    search(of, text) {
      const parsed = parseFilter(text);
      if (!parsed.ok) throw new CallsTrouble('bad-filter', 'The filter can not be read');
      return rowsOf(of).search(parsed.filter);
    },
    async exportTo(of, ids, format) {
      const rows = rowsOf(of);
      if (rows.size(ids) > EXPORTED) {
        throw new CallsTrouble(
          'too-much',
          'These calls are too large for one file. Filter them, and export a part.',
        );
      }
      const time = now().toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
      const to = await files.whereTo(`calls-${time}.${format}`, format);
      if (to === null) return null;
      const from = rows.place();
      const file = { ids, to, format, facts: facts(of) };
      if (from) await work.run({ do: 'write', from, ...file });
      else await writeCalls(rows, file);
      return to;
    },
    captures: captures.list,
    async open() {
      const path = await files.which('calls');
      return path === null ? null : kept(await work.run({ do: 'open', captures: captures.path, path }));
    },
    take: async (name, content) =>
      kept(await work.run({ do: 'take', captures: captures.path, name, content })),
    async remove(id) {
      await work.idle(); // two can't write into one database at a time
      captures.remove(id);
    },
    sessions: async (id) => (await reading(id)).sessions(),
    async document(id, session, row) {
      const document = (await reading(id)).document(session, row);
      if (!document) throw new CallsTrouble('no-such-call', 'The capture holds no such version.');
      return document;
    },
  };
};
