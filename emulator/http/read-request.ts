import * as http from './node-http.ts';

/**
 * A request that keeps its body once that has been read, and that can wait for one which comes with its head. Most
 * do: they are here before anybody could listen, and to read them as a stream, with its events in later turns and
 * promises for its end, would cost more than all of our rules. Any other body stays the stream that it is.
 */
export class ReadRequest extends http.IncomingMessage {
  /** The body as text, once it was read and where it was not empty. */
  text: string | undefined = undefined;
  /** The whole body, where it came with the head. */
  whole: Buffer | undefined = undefined;
  private goOn: (() => void) | undefined = undefined;
  private chunks: Buffer[] | undefined = undefined;

  /**
   * Goes on when the whole body is here, and no later than at the end of this turn of the event loop. To be called as
   * the request comes in.
   */
  whenHere(goOn: () => void): void {
    this.goOn = goOn;
    if (this.readableEnded)
      this.waitNoLonger(); // it was never to have one
    else endOfTurn(this);
  }

  /** Node's parser gives a body to its stream by this, and null at its end. */
  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    const { goOn, chunks } = this;
    if (goOn === undefined) return super.push(chunk, encoding);
    if (chunk instanceof Buffer) {
      if (chunks) chunks.push(chunk);
      else this.chunks = [chunk];
      return true;
    }
    this.goOn = undefined;
    this.whole = chunks?.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks ?? []);
    this._read(0); // marks the stream as read: Node need not look for what is left in it
    goOn();
    return false;
  }

  /** Not all of it is here: what is goes the way of what is to come. */
  waitNoLonger(): void {
    const { goOn, chunks } = this;
    if (goOn === undefined) return;
    this.goOn = undefined;
    for (const chunk of chunks ?? []) super.push(chunk);
    goOn();
  }
}

/** The end of this turn of the event loop is soon enough for all of them together. */
const endOfTurn = (request: ReadRequest): void => {
  if (waiting.length === 0) setImmediate(waitNoLonger);
  waiting.push(request);
};
let waiting: ReadRequest[] = [];

const waitNoLonger = (): void => {
  const requests = waiting;
  waiting = [];
  for (const request of requests) request.waitNoLonger();
};
