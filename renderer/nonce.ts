/** The nonce that the page's content security policy asks of each style element; main makes a fresh one per load. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
