// Pictures of pages, as a scanner or a telephone would send them.
import { deflateSync, crc32 } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";

type Picture = { width: number; height: number; grey: Uint8Array };

/** The first page, so many pixels to an inch. */
export async function firstPage(bytes: Uint8Array, perInch: number): Promise<Picture> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const { data, width, height } = await document.getPage(0).render({ scale: perInch / 72, render: "bitmap", colorSpace: "BGRA" });
    const grey = Uint8Array.from({ length: width * height }, (_, i) => data[4 * i] ?? 255);
    document.destroy();
    return { width, height, grey };
  } finally {
    library.destroy();
  }
}

/** Laid in the scanner the wrong way round. */
export const upsideDown = ({ grey, ...size }: Picture): Picture => ({ ...size, grey: grey.toReversed() });
/** On its side. */
export const onItsSide = ({ width, height, grey }: Picture): Picture => ({
  width: height,
  height: width,
  grey: Uint8Array.from({ length: grey.length }, (_, i) => grey[(height - 1 - (i % height)) * width + Math.floor(i / height)] ?? 255),
});
/** A seal over part of the code: three in ten of its words may be lost and it still reads, one in ten here. */
export function stained({ width, height, grey }: Picture, x: number, y: number, radius: number): Picture {
  const inside = (i: number) => ((i % width) - x) ** 2 + (Math.floor(i / width) - y) ** 2 < radius ** 2;
  return { width, height, grey: grey.map((value, i) => (inside(i) ? 96 : value)) };
}

export function png({ width, height, grey }: Picture): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return new Uint8Array(pngOf(width, height, deflateSync(rows)));
}

/** Its head may promise what its body does not hold. */
export function pngOf(width: number, height: number, packed: Uint8Array): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (name: string, body: Uint8Array) => {
    const content = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const frame = Buffer.alloc(8 + content.length);
    frame.writeUInt32BE(body.length, 0);
    frame.set(content, 4);
    frame.writeUInt32BE(crc32(content), 4 + content.length);
    return frame;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", packed), chunk("IEND", new Uint8Array())]);
}
