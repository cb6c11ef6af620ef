/** As much as the contract lets through; a link is far shorter, and the refusal of one too long says so. */
export const MAX_LINK_TEXT = 2_000_000;

/** What was dropped: the first address of the list where there is one, the plain text otherwise. */
export const droppedText = (data: Pick<DataTransfer, 'getData'>): string => {
  const addresses = data.getData('text/uri-list').split(/\r?\n/);
  const first = addresses.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return (first ?? data.getData('text/plain')).trim();
};
