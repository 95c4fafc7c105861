"use client";

import { Broken } from "@/components/shell/broken";
import { zh } from "@/lib/text/broken";
import "./globals.css";

/** Stands in for the root layout when that itself broke, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>{zh.title}</title>
        <Broken error={error} retry={retry} />
      </body>
    </html>
  );
}
