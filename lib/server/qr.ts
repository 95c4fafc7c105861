import "server-only";
import QRCode from "qrcode";

export type Qr = { size: number; path: string };

/** A QR code as one path on a square of so many cells, for a drawing that needs no file of its own. */
export function qrOf(text: string): Qr {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const cells = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ""));
  return { size, path: cells.join("") };
}
