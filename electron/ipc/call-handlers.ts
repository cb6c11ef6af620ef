import type { CallsService } from '../calls/calls.ts';
import { cutCall } from '../calls/in-pieces.ts';
import type { Handlers } from './main-side.ts';

type CallHandlers = Pick<
  Handlers,
  | 'calls.list'
  | 'calls.read'
  | 'calls.text'
  | 'calls.search'
  | 'calls.export'
  | 'captures.list'
  | 'captures.open'
  | 'captures.take'
  | 'captures.remove'
  | 'captures.sessions'
  | 'captures.document'
>;

/** The commands of the calls page, and of an activation's tab. */
export const createCallHandlers = (calls: CallsService): CallHandlers => ({
  'calls.list': ({ of, from }) => calls.list(of, from),
  'calls.read': ({ of, id }) => cutCall(calls.read(of, id)),
  'calls.text': ({ of, id, text, from }) => calls.text(of, id, text, from),
  'calls.search': ({ of, filter }) => calls.search(of, filter),
  'calls.export': async ({ of, ids, format }) => (await calls.exportTo(of, ids, format)) !== null,
  'captures.list': () => calls.captures(),
  'captures.open': () => calls.open(),
  'captures.take': ({ name, content }) => calls.take(name, content),
  'captures.remove': async ({ id }) => {
    await calls.remove(id);
    return null;
  },
  'captures.sessions': ({ id }) => calls.sessions(id),
  'captures.document': ({ id, session, row }) => calls.document(id, session, row),
});
