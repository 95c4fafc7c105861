import "server-only";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { readFileBytes } from "./storage";

/** The longest side on paper, in points of the picture: about 300 to the inch in a third of a page's width. */
const side = 640;

/** A kept picture as a paper takes it in: small, on white, in an SVG, because a template is given text alone. Null: the bytes are gone. */
export async function thumbnailOf(storageKey: string): Promise<string | null> {
  const picture = sharp().resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).flatten({ background: "#fff" });
  try {
    const reading = pipeline(readFileBytes(storageKey), picture);
    const [{ data, info }] = await Promise.all([picture.jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true }), reading]);
    const size = `width="${info.width}" height="${info.height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="data:image/jpeg;base64,${data.toString("base64")}"/></svg>`;
  } catch (error) {
    console.error("a picture could not be printed:", (error as Error).message);
    return null;
  }
}
