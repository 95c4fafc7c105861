// What a reader of a PDF sees, taken from the file by the same library the counter's scans are opened with.
import { PDFiumLibrary } from "@hyzyla/pdfium";

/** The text of each page, without its spaces and breaks: a line's end is where the type happened to end. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const texts = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return texts.map(squeeze);
  } finally {
    library.destroy();
  }
}

export const squeeze = (text: string): string => text.replace(/[\s\u200b\ufffe]/g, "");
