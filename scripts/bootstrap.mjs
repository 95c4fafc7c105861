// The way in for every npm script. On a fresh machine nothing is installed yet, so this file and what it imports use
// Node alone; it installs, generates, and hands over to the verb's own file.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const least = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(/[^\d.]/g, "");

function isOlder(version, wanted) {
  const [major, minor] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

if (isOlder(process.versions.node, least)) {
  console.error(`Node ${process.versions.node} is too old: install Node ${least} or newer from https://nodejs.org`);
  process.exit(1);
}

// Imported only now: an older Node might not even read them.
const { runMain } = await import("./failure.mjs");
const { ensureInstalled } = await import("./install.mjs");

const [verb, ...args] = process.argv.slice(2);
const files = { demo: "serve", start: "serve" };

await runMain(async () => {
  await ensureInstalled(root);
  const { main } = await import(`./${files[verb] ?? verb}.mjs`);
  await main(verb, args, root);
});
