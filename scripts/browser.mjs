import fs from "node:fs";
import { Failure } from "./failure.mjs";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** A browser for the journeys: the one named, one that is installed, or the one that came with npm. */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (fs.existsSync(named)) return named;
    throw new Failure(`CHROME_PATH: there is no browser at ${named}.`);
  }
  const installed = INSTALLED.find((file) => fs.existsSync(file));
  if (installed) return installed;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch (error) {
    throw new Failure(`No browser for the journeys (${error.message}): apt-get install chromium, or set CHROME_PATH.`);
  }
}
