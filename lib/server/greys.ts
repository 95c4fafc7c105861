import "server-only";
import sharp from "sharp";

/** A picture as a few greys, row by row, for those who ask what it looks like; null where it is no picture. */
export async function greysOf(bytes: Uint8Array, width: number, height: number): Promise<Uint8Array | null> {
  return sharp(bytes)
    .greyscale()
    .resize({ width, height, fit: "fill" })
    .raw()
    .toBuffer()
    .then((greys) => new Uint8Array(greys))
    .catch(() => null);
}
