/** What the user is asked for in the system's dialogs; each has its name in `locales/en.ts`. */
export const extensions = {
  json: ['json'],
  links: ['json'],
  calls: ['har', 'saz', 'beckon', 'json'],
  har: ['har'],
  beckon: ['beckon'],
  text: ['txt'],
} as const satisfies Record<string, readonly string[]>;

export type FileKind = keyof typeof extensions;
