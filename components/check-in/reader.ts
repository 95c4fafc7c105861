"use client";

type Reader = typeof import("zxing-wasm/reader");

/** As much as a code needs to be read from; a frame of a telephone's camera has ten times as many pixels. */
const side = 800;
/** A photo may show the code small. */
const photoSide = 1600;

let opening: Promise<Reader> | undefined;

/** The program that reads codes, from this portal; asked for when the page opens, so that it is there without a connection. */
export function openReader(): Promise<Reader> {
  opening ??= import("zxing-wasm/reader").then(async (reader) => {
    const program = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
    await reader.prepareZXingModule({ overrides: { locateFile: () => program }, fireImmediately: true });
    return reader;
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

let canvas: HTMLCanvasElement | undefined;

async function read(picture: CanvasImageSource, [width, height]: [number, number], most: number): Promise<string | null> {
  const scale = Math.min(1, most / Math.max(width, height));
  canvas ??= document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return null;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  const { readBarcodes } = await openReader();
  const [code] = await readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return code?.text ?? null;
}

/** What the code before the camera says; null: there is none to be read. */
export const readFrame = (video: HTMLVideoElement): Promise<string | null> =>
  video.videoWidth === 0 ? Promise.resolve(null) : read(video, [video.videoWidth, video.videoHeight], side);

/** The same for a photo; the picture stays on this device. */
export async function readPhoto(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return null;
  try {
    return await read(bitmap, [bitmap.width, bitmap.height], photoSide);
  } finally {
    bitmap.close();
  }
}
