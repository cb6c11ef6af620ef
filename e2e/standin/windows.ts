/** The open windows, known here so that the program can end without knowing what a window is made of. */
export type OpenWindow = { focus(): void; tryToClose(): boolean; destroy(): void };

const open = new Set<OpenWindow>();
let onAllClosed: () => void = () => undefined;

export const openWindows = (): OpenWindow[] => [...open];

export function rememberWindow(window: OpenWindow): void {
  open.add(window);
}

export function forgetWindow(window: OpenWindow): void {
  if (open.delete(window) && open.size === 0) onAllClosed();
}

export function whenAllWindowsAreClosed(listener: () => void): void {
  onAllClosed = listener;
}

let onPage: (page: object) => void = () => undefined;

export const announcePage = (page: object): void => onPage(page);

export function whenPageIsCreated(listener: (page: object) => void): void {
  onPage = listener;
}
