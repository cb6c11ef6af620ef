/** English of the service's limits: how many calls are used up, and what waits because of it. */
export const enLimits = {
  limits: {
    calls: 'Calls: {{used}}',
    session: '{{used}} of {{max}} in {{seconds}} s',
    'search-read': '{{used}} of {{max}} searches in {{seconds}} s',
    'search-write': '{{used}} of {{max}} new search handles in {{seconds}} s',
    held_one: 'A call of {{who}} waits {{seconds}} s for the service’s limit.',
    held_other: '{{count}} calls of {{who}} wait for the service’s limit, the first for {{seconds}} s.',
    heldForAnswer_one: 'A call of {{who}} waits for an answer to those before, for the service’s limit.',
    heldForAnswer_other:
      '{{count}} calls of {{who}} wait for an answer to those before, for the service’s limit.',
    full: '{{used}}: one more would be refused, and counted all the same.',
    waits: 'waits',
    joinWaits: 'The join waits for its turn',
    joinWaitsBody:
      'Nothing of it has been sent yet: the service takes no more calls of {{who}} for now. It goes out by itself as soon as it may.',
    callOff: 'Call the join off',
    callOffJoin: 'Call off the join that waits',
    told: 'The service asked for a pause.',
  },
};
