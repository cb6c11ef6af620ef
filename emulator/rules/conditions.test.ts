import { describe, expect, it } from 'vitest';
import { etagOf } from './conditions.ts';
import { readSession } from './read-session.ts';
import { me, sessionBy, someone, wrote } from './testing.ts';

const ada = someone('1');
const session = sessionBy(ada);
const tag = etagOf(session);
const change = { properties: { custom: { a: 1 } } };

describe('a write with a condition', () => {
  it.each([
    ['If-Match: the tag', { ifMatch: tag }],
    ['If-Match: *', { ifMatch: '*' }],
    ['If-Match: one of several', { ifMatch: `"0", ${tag}` }],
    ['If-None-Match: another tag', { ifNoneMatch: '"0"' }],
  ])('is made with %s', (_, condition) => {
    expect(wrote(session, change, ada, condition).answer.status).toBe(200);
  });

  it.each([
    ['If-Match: another tag', { ifMatch: '"0"' }],
    ['If-None-Match: *', { ifNoneMatch: '*' }],
    ['If-None-Match: the tag', { ifNoneMatch: tag }],
  ])('is not made with %s: the answer is the session as it is', (_, condition) => {
    const { after, answer } = wrote(session, change, ada, condition);
    expect(after).toBe(session);
    expect(answer).toMatchObject({ status: 412, session });
  });

  it('creates with If-None-Match: * or without, and with If-Match never', () => {
    expect(wrote(undefined, me(), ada, { ifNoneMatch: '*' }).answer.status).toBe(201);
    expect(wrote(undefined, me(), ada).answer.status).toBe(201);
    const { after, answer } = wrote(undefined, me(), ada, { ifMatch: '*' });
    expect(after).toBeUndefined();
    expect(answer).toMatchObject({ status: 412 });
    expect(answer.session).toBeUndefined();
  });

  it('is refused before its condition is looked at', () => {
    const secret = sessionBy(ada, { visibility: 'private' });
    expect(wrote(secret, me(), someone('2'), { ifMatch: '"0"' }).answer.status).toBe(403);
  });
});

describe('a read with If-None-Match', () => {
  it('is 304 while the tag is the same', () => {
    expect(readSession(session, { ifNoneMatch: tag, invited: false }, ada)).toEqual({
      status: 304,
      etag: tag,
    });
    expect(readSession(session, { ifNoneMatch: '"0"', invited: false }, ada).status).toBe(200);
  });
});
