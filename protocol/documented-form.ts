import type { z } from 'zod';
import { type DocumentedRoute, documentedRoute, routesAt } from './documented-routes.ts';
import type { FormNoteCode } from './request-texts.ts';
import type { SentRequest } from './sent-request.ts';
import { WrittenBatch, WrittenHandle, WrittenHandleQuery, WrittenSession } from './written.ts';

/** One way in which a request leaves what is documented; `part` is what does so, such as a field's path. */
export type FormNote = { code: FormNoteCode; part: string };

/** What the documentation names, and what Microsoft's client sends beside it. [client] */
const HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-type',
  'if-match',
  'if-none-match',
  'user-agent',
  'x-xbl-client-type',
  'x-xbl-contract-version',
]);

/** What is sent as body by those who send one, by the call's name; the handle PUT is documented without. */
const BODIES: Readonly<Record<string, z.ZodType>> = {
  writeSessionByHandle: WrittenSession,
  writeSession: WrittenSession,
  createHandle: WrittenHandle,
  queryHandles: WrittenHandleQuery,
  listSessionsOfMany: WrittenBatch,
};

/** The form of a call's body; null where none is known. */
export const bodyForm = (method: string, path: string): z.ZodType | null =>
  BODIES[documentedRoute(method, path)?.name ?? ''] ?? null;

const headerOf = ({ headers }: SentRequest, name: string): string | undefined =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1];

const headerNotes = (request: SentRequest): FormNote[] => {
  const unknown = request.headers
    .filter(([name]) => !HEADERS.has(name.toLowerCase()))
    .map(([part]): FormNote => ({ code: 'unknown-header', part }));
  const version = headerOf(request, 'x-xbl-contract-version');
  if (version === undefined) return [{ code: 'no-contract-version', part: '' }, ...unknown];
  const isKnown = ['104', '105', '107'].includes(version.trim());
  return isKnown ? unknown : [{ code: 'other-contract-version', part: version }, ...unknown];
};

const queryNotes = (route: DocumentedRoute, path: string): FormNote[] => {
  const query = new URLSearchParams(/\?(.*)$/s.exec(path)?.[1] ?? '');
  return [...query.keys()]
    .filter((name) => !route.query.includes(name.toLowerCase()))
    .map((part) => ({ code: 'unknown-query', part }));
};

/** Fields that a schema does not name, and values of another kind, each by its path. */
export const fieldNotes = (schema: z.ZodType, value: unknown): FormNote[] => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue): FormNote[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ code: 'other-value', part: path.join('.') }];
    return issue.keys.map((key) => ({ code: 'unknown-field', part: [...path, key].join('.') }));
  });
};

const bodyNotes = (route: DocumentedRoute, request: SentRequest): FormNote[] => {
  const { body } = request;
  if (body.trim() === '') return route.body === 'one' ? [{ code: 'body-missing', part: '' }] : [];
  const notes: FormNote[] = [];
  const form = BODIES[route.name];
  if (route.body === 'none') {
    notes.push({ code: form === undefined ? 'body-not-documented' : 'join-body', part: '' });
  }
  if (!/^application\/json\b/i.test(headerOf(request, 'content-type') ?? '')) {
    notes.push({ code: 'no-content-type', part: headerOf(request, 'content-type') ?? '' });
  }
  try {
    const value: unknown = JSON.parse(body);
    if (form !== undefined) notes.push(...fieldNotes(form, value));
  } catch {
    notes.push({ code: 'body-not-json', part: '' });
  }
  return notes;
};

/**
 * Where a request leaves the documented form of the session directory; empty when it keeps to it. Nothing is
 * kept from being sent by it: to see what the directory answers is what such a request is made for.
 */
export const documentedForm = (request: SentRequest): FormNote[] => {
  const { method, path } = request;
  const route = documentedRoute(method, path);
  if (route) return [...queryNotes(route, path), ...headerNotes(request), ...bodyNotes(route, request)];
  const plain = path.replace(/\?.*$/s, '');
  const code = routesAt(plain).length > 0 ? 'unknown-method' : 'unknown-path';
  return [{ code, part: code === 'unknown-method' ? method : plain }, ...headerNotes(request)];
};
