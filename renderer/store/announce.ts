import { create } from 'zustand';

/** What a screen reader is to say next; `number` makes the same sentence twice two announcements. */
export const useAnnouncement = create<{ text: string; number: number }>()(() => ({ text: '', number: 0 }));

export const announce = (text: string): void =>
  useAnnouncement.setState(({ number }) => ({ text, number: number + 1 }));
