import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { icnsOf, icoOf } from './icon-files.ts';
import { inProject } from './project.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const picture = (size: number) => ({ size, data: Buffer.concat([PNG, Buffer.alloc(size)]) });

describe('icon files', () => {
  test('an .ico leads to each of its pictures', () => {
    const ico = icoOf([picture(16), picture(256)]);
    expect(ico.readUInt16LE(4)).toBe(2);
    for (const [index, width] of [16, 0].entries()) {
      const at = 6 + 16 * index;
      const offset = ico.readUInt32LE(at + 12);
      expect(ico.readUInt8(at)).toBe(width);
      expect(ico.subarray(offset, offset + 8)).toEqual(PNG);
    }
    expect(ico.readUInt32LE(6 + 16 + 12) + ico.readUInt32LE(6 + 16 + 8)).toBe(ico.length);
  });

  test('an .icns is a chain of blocks that ends where the file ends', () => {
    const icns = icnsOf([picture(32), picture(256)]);
    const kinds: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      kinds.push(icns.toString('latin1', at, at + 4));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(kinds).toEqual(['ic11', 'ic08', 'ic13']);
  });

  test('the packages have icons of the sizes they need', () => {
    const png = readFileSync(inProject('assets/icon.png'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
    const ico = readFileSync(inProject('assets/icon.ico'));
    const widths = Array.from(
      { length: ico.readUInt16LE(4) },
      (_, index) => ico.readUInt8(6 + 16 * index) || 256,
    );
    expect(widths).toContain(16);
    expect(widths).toContain(256);
  });
});
