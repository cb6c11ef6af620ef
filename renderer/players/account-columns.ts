/** Of the table of accounts, without the last one, which holds what can be done. */
export const ACCOUNT_COLUMNS = ['player', 'kind', 'sandbox', 'token', 'channel'] as const;
