import type { SessionAnswer } from '../../client/answers.ts';
import { explainExchange, explainNotDone } from '../../client/explain.ts';
import { documentedRoute } from '../../protocol/documented-routes.ts';
import type { Call } from '../../protocol/exchange.ts';
import { requestProblemTexts } from '../../protocol/request-texts.ts';
import { requestProblems } from '../../protocol/sent-request.ts';
import type { Line, Players } from '../players/players.ts';
import type { Act, ActKind, ActRef, RequestToSend, SessionWrite, WriteOutcome } from './act-view.ts';
import type { Follower } from './follow.ts';
import { DeskError, type Records } from './records.ts';

/** What a user does to a session beside joining and leaving it. */
export type Acts = {
  acts(): Act[];
  /**
   * Writes to a joined session as its player; resolves with the answer, which `act` tells of as well, so that
   * a window that was loaded anew meanwhile has it too. Rejects with `DeskError` where nothing can be written.
   */
  write(write: SessionWrite): Promise<Act>;
  /** Sends a request that was made up by hand, once, to the directory of the activation's player. */
  send(request: RequestToSend): Promise<Act>;
  /** Calls off what is under way; its answer is then that it was. */
  callOff(act: ActRef): void;
  /** The answer has been read. What is under way stays. */
  dismiss(act: ActRef): void;
  /** Nothing of a deleted activation is kept. */
  forgetActs(id: string): void;
  stopActs(): void;
};

const outcomeOf = (answer: SessionAnswer): WriteOutcome => {
  const callId = answer.exchange.id;
  if (answer.outcome === 'session') {
    const changeNumber = answer.document.changeNumber ?? null;
    return {
      kind: 'written',
      status: answer.exchange.status,
      explanation: null,
      changeNumber,
      callId,
    };
  }
  const document = 'document' in answer ? answer.document : undefined;
  return {
    // A write without the condition If-None-Match is never answered "unchanged".
    kind: answer.outcome === 'unchanged' ? 'refused' : answer.outcome,
    ...explainNotDone(answer),
    changeNumber: document?.changeNumber ?? null,
    callId,
  };
};

const keyOf = ({ id, kind }: ActRef): string => `${kind} ${id}`;

export const createActs = (desk: {
  records: Records;
  players: Players;
  follower: Follower;
  addCall: (id: string, call: Call) => void;
  tell: (act: Act) => void;
  dropped: (act: ActRef) => void;
}): Acts => {
  const { records, players, follower, addCall } = desk;
  /** The last of each activation and kind, under way or answered. */
  const acts = new Map<string, Act>();
  const underWay = new Map<string, AbortController>();
  let count = 0;

  const put = (act: Act): void => {
    acts.set(keyOf(act), act);
    desk.tell(act);
  };

  /** One at a time of each kind, so that each answer belongs to what was asked. */
  const begin = (id: string, kind: ActKind): { number: number; signal: AbortSignal } => {
    const key = keyOf({ id, kind });
    if (underWay.has(key)) {
      throw new DeskError('not-now', 'The answer to the one before is still awaited; call it off first');
    }
    const controller = new AbortController();
    underWay.set(key, controller);
    count += 1;
    return { number: count, signal: controller.signal };
  };
  const end = (id: string, kind: ActKind): void => void underWay.delete(keyOf({ id, kind }));

  const lineFor = async (id: string): Promise<Line> => {
    const { player, link } = records.get(id);
    const followed = follower.lineOf(id);
    if (followed) return followed;
    const xuid = player ?? link?.to ?? null;
    const found = xuid === null ? null : await players.find(xuid);
    if (!found) throw new DeskError('no-such-player', 'No player of ours belongs to this invite');
    return players.line(found);
  };

  return {
    acts: () => [...acts.values()],
    async write({ id, intent, request, ifMatch }) {
      const { state, session } = records.get(id);
      const line = follower.lineOf(id);
      if (state !== 'joined' || !line || !session) {
        throw new DeskError('not-now', `This activation is ${state}; only a joined session can be written`);
      }
      const { number, signal } = begin(id, 'write');
      const act = { kind: 'write' as const, id, number, intent, request, ifMatch };
      try {
        put({ ...act, outcome: null });
        const answer = await line.directory.writeSession(session, request, {
          ...(ifMatch !== null && { ifMatch }),
          signal,
          record: (call) => addCall(id, call),
        });
        follower.learn(id, answer);
        const answered: Act = { ...act, outcome: outcomeOf(answer) };
        put(answered);
        return answered;
      } finally {
        end(id, 'write');
      }
    },
    async send({ id, request }) {
      const [problem] = requestProblems(request);
      if (problem) {
        const part = problem.part === '' ? '' : ` (${problem.part})`;
        throw new DeskError('bad-request', requestProblemTexts[problem.code] + part);
      }
      records.get(id);
      const { number, signal } = begin(id, 'request');
      const act = { kind: 'request' as const, id, number, request };
      try {
        const { directory } = await lineFor(id);
        put({ ...act, outcome: null });
        const { method, path, headers, body } = request;
        const exchange = await directory.send(
          {
            name: documentedRoute(method, path)?.name ?? 'request',
            method,
            path,
            headers: Object.fromEntries(headers),
            body,
          },
          { signal, record: (call) => addCall(id, call) },
        );
        const answered: Act = { ...act, outcome: { exchange, explanation: explainExchange(exchange) } };
        put(answered);
        return answered;
      } finally {
        end(id, 'request');
      }
    },
    callOff: (act) => underWay.get(keyOf(act))?.abort(),
    dismiss(act) {
      if (underWay.has(keyOf(act)) || !acts.delete(keyOf(act))) return;
      desk.dropped(act);
    },
    forgetActs: (id) => {
      for (const kind of ['write', 'request'] as const) acts.delete(keyOf({ id, kind }));
    },
    stopActs: () => {
      for (const controller of underWay.values()) controller.abort();
    },
  };
};
