/** True for what the settings take as the address of an emulator: http, this machine, nothing after the port. */
export const isEmulatorAddress = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'http:' &&
    (url.hostname === '127.0.0.1' || url.hostname === 'localhost') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  );
};
