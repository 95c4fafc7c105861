import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { fileTypeFromBuffer } from "file-type";
import { imageSize } from "image-size";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// Both readers are WebAssembly: a file made to harm them stays in their own memory.

/** What the bytes are, never what they are called. */
export const typeOfScan = (bytes: Uint8Array) => fileTypeFromBuffer(bytes);

/** Pages of a form that are looked at, from the first: its code stands there; a cover may lie on top. */
const pages = 3;
/** Pixels across and down a page: enough for the code in a corner, and a bound for pages as large as a wall. */
const most = { across: 2000, down: 3000 };
/** A photograph of a telephone has twelve to fifty million. */
const mostPixels = 64_000_000;

type Picture = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number; colorSpace: "srgb" };

/** Its program comes from the package, not, as it would by itself, from the network. Named by its place: a bundler would take it in. */
const program = () => path.join(process.cwd(), "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");

let reader: Promise<unknown> | undefined;
const openReader = () => {
  reader ??= prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(program())).buffer },
    fireImmediately: true,
  });
  return reader;
};

/** What stands in the QR codes of a scan, in the order found. A file that cannot be opened holds none. */
export async function readCodes(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<string[]> {
  await openReader();
  try {
    if (contentType === "application/pdf") {
      const found: string[] = [];
      for await (const picture of rasterise(bytes)) found.push(...(await codesIn(picture)));
      return found;
    }
    const { width, height } = imageSize(bytes);
    return width * height > mostPixels ? [] : await codesIn(new Blob([bytes]));
  } catch (error) {
    // Locked with a password, cut off, or no picture after all: as good as a scan without a code.
    console.warn("a scan could not be opened:", error instanceof Error ? error.message : error);
    return [];
  }
}

const codesIn = async (picture: Picture | Blob): Promise<string[]> =>
  (await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 8 })).map(({ text }) => text);

async function* rasterise(bytes: Uint8Array): AsyncGenerator<Picture> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    try {
      for (let i = 0; i < Math.min(pages, document.getPageCount()); i += 1) {
        const page = document.getPage(i);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const scale = Math.min(3, most.across / originalWidth, most.down / originalHeight);
        const { data, width, height } = await page.render({ scale, render: "bitmap", colorSpace: "BGRA" });
        yield { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" };
      }
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}
