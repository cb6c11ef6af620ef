/** As much as the contract lets through; a link is far shorter, and the refusal of one too long says so. */
export const MAX_LINK_TEXT = 2_000_000;

/** An Authorization header where a link was expected: it must not be written down as one. */
export const isToken = (text: string): boolean => /\bXBL\d\.\d(?:\s|%20|\+)+x(?:=|%3d)/i.test(text);

/** What was dropped: the first address of the list where there is one, the plain text otherwise. */
export const droppedText = (data: Pick<DataTransfer, 'getData'>): string => {
  const addresses = data.getData('text/uri-list').split(/\r?\n/);
  const first = addresses.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return (first ?? data.getData('text/plain')).trim();
};
