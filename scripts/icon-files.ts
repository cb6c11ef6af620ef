export type Png = { size: number; data: Buffer };

/** Kinds of image in an .icns by edge in pixels; where a size has two (256 and 128@2x), the picture is in it twice. */
const ICNS_KINDS: Record<number, readonly string[]> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An .ico of PNGs, which Windows has read since Vista. */
export function icoOf(pictures: readonly Png[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit into a byte: 0 stands for it.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

/** An .icns of PNGs, for macOS 10.8 and later. */
export function icnsOf(pictures: readonly Png[]): Buffer {
  const blocks = pictures.flatMap(({ size, data }) =>
    (ICNS_KINDS[size] ?? []).map((kind) => Buffer.concat([blockHead(kind, data.length), data])),
  );
  const body = Buffer.concat(blocks);
  return Buffer.concat([blockHead('icns', body.length), body]);
}

function blockHead(kind: string, length: number): Buffer {
  const head = Buffer.alloc(8, kind, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
