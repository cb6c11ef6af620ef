/** A command about an account could not be obeyed; the message says why, and what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly code: 'no-such-account' | 'no-client-id' | 'account-not-now';

  constructor(code: AccountError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
