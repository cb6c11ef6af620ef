import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const NONCE_PLACE = '__NONCE__';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Scripts and styles come from our own files alone. Style elements, which Fluent UI and CodeMirror make at
 * run time, need the nonce of this very load; nothing may be fetched, framed, posted or embedded.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const refuse = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The file that a URL names, inside the folder; null for one that leads out of it, or to another host. */
const fileOf = (folder: string, url: string): string | null => {
  const { host, pathname } = new URL(url);
  if (host !== 'beckon') return null;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null; // a broken percent escape names no file
  }
  if (/[\0\\:]/.test(path)) return null;
  const file = resolve(folder, `.${path}`);
  return file.startsWith(resolve(folder) + sep) ? file : null;
};

/**
 * Answers `app://beckon/…` from the folder of the built window, for `protocol.handle`.
 * @param folder where `index.html` is; in the package it is inside `app.asar`
 */
export const createAppProtocol =
  (folder: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405, 'only GET');
    const file = fileOf(folder, request.url);
    const type = file && types[extname(file)];
    if (!file || !type) return refuse(404, 'no such file');
    let body: Buffer;
    try {
      body = await readFile(file);
    } catch {
      return refuse(404, 'no such file');
    }
    const nonce = randomBytes(16).toString('base64');
    return new Response(
      file.endsWith('.html') ? body.toString('utf8').replaceAll(NONCE_PLACE, nonce) : new Uint8Array(body),
      {
        headers: {
          'content-type': type,
          'content-security-policy': policy(nonce),
          'x-content-type-options': 'nosniff',
          'cache-control': file.endsWith('.html') ? 'no-store' : 'no-cache',
        },
      },
    );
  };
