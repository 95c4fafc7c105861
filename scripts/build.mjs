import fs from "node:fs";
import path from "node:path";
import { runQuietly } from "./child.mjs";
import { fingerprint, isFresh, whenStale } from "./fingerprint.mjs";

const SOURCES = [
  ...["app", "components", "lib", "prisma/schema", "public"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "proxy.ts", "instrumentation.ts", "package-lock.json", ".fonts/stamp"],
];

/** Tests stand beside what they test; they are no part of the application. */
const isSource = (file) => !/\.test\.tsx?$/.test(file);

/** Builds the application when its sources changed since the last build; null when there is nothing to do. */
export function buildIfStale(root, { signal } = {}) {
  const stamp = path.join(root, ".next/portal-build");
  const wanted = fingerprint(root, SOURCES, isSource);
  return isFresh(stamp, wanted) ? null : whenStale(stamp, wanted, () => build(root, signal));
}

async function build(root, signal) {
  await runQuietly(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
    failure: "The application could not be built.",
  });
  const standalone = path.join(root, ".next/standalone");
  // The standalone folder leaves these to a file server in front, which a small town hall does not have.
  copyFolder(path.join(root, "public"), path.join(standalone, "public"));
  copyFolder(path.join(root, ".next/static"), path.join(standalone, ".next/static"));
  // Next copies .env along: a secret would lie about twice, and an old one would come back.
  for (const name of fs.readdirSync(standalone)) if (name.startsWith(".env")) fs.rmSync(path.join(standalone, name));
}

function copyFolder(from, to) {
  fs.rmSync(to, { recursive: true, force: true });
  if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true });
}
