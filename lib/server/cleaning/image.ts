import "server-only";
import sharp from "sharp";
import { newScratch, dropScratch } from "../storage";
import { type Cleaned, type ContentLimits, Refused } from "./refused";

sharp.cache(false);

/** Painted anew: turned upright, in common colours, no larger than is of use, and without anything but the picture. */
export async function cleanImage(kind: "jpg" | "png", source: string, limits: ContentLimits): Promise<Cleaned> {
  const input = { limitInputPixels: limits.pixels, failOn: "error" } as const;
  const about = await sharp(source, { ...input, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!about || about.format !== (kind === "jpg" ? "jpeg" : "png")) throw new Refused("damaged");
  if (about.width * about.height > limits.pixels) throw new Refused("pixels");
  const scratch = await newScratch();
  try {
    const picture = sharp(source, input)
      .autoOrient()
      .resize({ width: limits.side, height: limits.side, fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: 30 });
    await (kind === "jpg" ? picture.jpeg({ quality: 88 }) : picture.png()).toFile(scratch);
    return { kind, scratch, treatment: "cleaned" };
  } catch (error) {
    await dropScratch(scratch);
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw new Refused("damaged");
  }
}
