import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** Makes a zip archive of these files, as a program on another machine would. */
export const zipOf = async (files: Record<string, string | Uint8Array>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writer.add(name, new Uint8ArrayReader(bytes));
  }
  return writer.close();
};

/** A small capture of Fiddler's: one write of a session, with a secret. */
export const sazFiles = (document: object): Record<string, string> => ({
  '[Content_Types].xml': '<Types/>',
  '_index.htm': '<script>alert(1)</script>',
  'raw/1_c.txt':
    'PUT https://sessiondirectory.xboxlive.com/handles/h/session HTTP/1.1\r\nAuthorization: XBL3.0 x=1;secret\r\n\r\n{}',
  'raw/1_s.txt': `HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Location: /serviceconfigs/s/sessionTemplates/t/sessions/n\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(document)}`,
  'raw/1_m.xml':
    '<Session><SessionTimers ClientBeginRequest="2026-11-20T10:00:00Z" ClientDoneResponse="2026-11-20T10:00:00.1Z"/></Session>',
});
