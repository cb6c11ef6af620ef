/**
 * English for the codes of `sent-request.ts` and `documented-form.ts`: why a request that was made up by hand
 * is not sent, and where it leaves what is documented. The part in question is shown behind the sentence.
 */
export const requestProblemTexts = {
  'no-path': 'The path must begin with a slash: the directory’s own address comes before it.',
  'bad-path':
    'The path holds a character that no address may hold. Blanks and letters beyond ASCII are written as %20 and so on.',
  'bad-header-name': 'This is not a header’s name: letters, digits and hyphens, no blanks.',
  'bad-header-value': 'This header’s value holds a line break, or a character that headers can’t carry.',
  'secret-header':
    'Beckon adds this header itself, from the player’s sign-in: secrets are not typed into the window. Leave it out.',
  'connection-header': 'This header belongs to the connection, which Beckon holds. Leave it out.',
  'header-twice': 'This header is there twice. Put its values into one.',
  'body-with-head': 'HEAD carries no body.',
} as const;
export type RequestProblemCode = keyof typeof requestProblemTexts;

export const formNoteTexts = {
  'unknown-path': 'The documentation names no such path in the session directory.',
  'unknown-method': 'The documentation names this path, but not with this method.',
  'unknown-query': 'The documentation does not name this query parameter here.',
  'no-contract-version': 'Each call names its contract version: x-xbl-contract-version is missing.',
  'other-contract-version': 'Known contract versions are 104, 105 and 107.',
  'unknown-header': 'Neither the documentation nor Microsoft’s client sends this header to the directory.',
  'no-content-type': 'A body is sent as application/json; Content-Type is missing or says something else.',
  'join-body':
    'The documentation shows this call without a body. Every client that is known sends one with members.me, and so does Beckon.',
  'body-not-documented': 'The documentation shows this call without a body.',
  'body-missing': 'The documentation shows this call with a body.',
  'body-not-json': 'The body is not JSON.',
  'unknown-field': 'The documentation does not name this field here.',
  'other-value': 'The documentation shows another kind of value here.',
} as const;
export type FormNoteCode = keyof typeof formNoteTexts;
