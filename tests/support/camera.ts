// What a telephone's camera sees: a code on somebody's screen, as Chromium takes it in place of a camera.
import sharp from "sharp";

const [width, height] = [640, 480];

/** A picture in the middle of the frame, as Y4M of two frames; a still one would be no film. */
export async function filmOf(png: Buffer): Promise<Buffer> {
  const { data } = await sharp(png)
    .flatten({ background: "#fff" })
    .resize(width, height, { fit: "contain", background: "#fff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const luma = Buffer.from(data.map((grey) => 16 + Math.round((grey * 219) / 255)));
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

/** What the code in a picture says, read by another program than the portal's own. */
export async function codeIn(png: Buffer): Promise<string | null> {
  const { default: jsQR } = await import("jsqr");
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
