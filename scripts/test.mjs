// npm test [-- unit|integration|e2e [filter]]: all tests, the quick ones first, and one closing line over all of them.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { runVisibly } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { playwrightTally, sum, vitestTally, wordTally } from "./tally.mjs";
import { withTestServer } from "./test-server.mjs";

const SUITES = { unit: vitest, integration: vitest, e2e: journeys };

export async function main(_verb, args, root) {
  const [suite, ...filters] = args;
  if (suite && !(suite in SUITES))
    throw new Failure(`Unknown tests "${suite}": choose ${Object.keys(SUITES).join(", ")}, or none for all.`);
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), "portal-reports-"));
  const tallies = [];
  try {
    for (const name of suite ? [suite] : Object.keys(SUITES))
      tallies.push(await SUITES[name]({ root, name, filters, reports }).catch(broken));
  } finally {
    fs.rmSync(reports, { recursive: true, force: true });
  }
  const total = sum(tallies);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
  console.log(`\n${wordTally(total)}`);
}

/** A suite that cannot even start is one failure; the closing line is printed all the same. */
function broken(error) {
  console.error(error instanceof Failure ? error.message : error);
  return { passed: 0, failed: 1, skipped: 0 };
}

async function vitest({ root, name, filters, reports }) {
  const report = path.join(reports, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const program = path.join(root, "node_modules/vitest/vitest.mjs");
  const code = await runVisibly(process.execPath, [program, "run", "--project", name, ...reporters, ...filters], {
    cwd: root,
    env: process.env,
  });
  return vitestTally(report, code);
}

async function journeys({ root, name, filters, reports }) {
  if (!hasJourneys(path.join(root, "tests/e2e"))) return playwrightTally("", 0);
  const browser = await findBrowser();
  const program = path.join(root, "node_modules/@playwright/test/cli.js");
  const play = async ({ origin, dataDir, databaseUrl }) => {
    const tallies = [];
    for (const [nth, asked] of passesFor(filters).entries()) {
      const report = path.join(reports, `${name}-${nth}.json`);
      const code = await runVisibly(process.execPath, [program, "test", "--reporter=list,json", ...asked], {
        cwd: root,
        env: {
          ...process.env,
          CHROME_PATH: browser,
          E2E_BASE_URL: origin,
          E2E_DATA_DIR: dataDir,
          E2E_DATABASE_URL: databaseUrl,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      });
      tallies.push(playwrightTally(report, code));
    }
    return sum(tallies);
  };
  // A Monday morning with a plain week before it, whatever the day: no journey meets a holiday, a midnight or a year that is not announced.
  return withTestServer(root, play, { clock: "2026-11-23T09:00:00+08:00" });
}

/**
 * Whoever asks for one journey does not want all of them before it; but the year moves the clock under whatever runs beside it, so that where
 * it is asked for together with others it comes after them.
 */
export function passesFor(filters) {
  if (filters.length === 0) return [[]];
  const files = filters.filter((filter, at) => !filter.startsWith("-") && !/^-(g|-grep)$/.test(filters[at - 1] ?? ""));
  const year = files.length === 0 || files.some((file) => new RegExp(file, "i").test("tests/e2e/home-year.spec.ts"));
  const pass = (project) => [`--project=${project}`, "--no-deps", "--pass-with-no-tests", ...filters];
  return [pass("journeys"), ...(year ? [pass("year")] : [])];
}

function hasJourneys(folder) {
  return fs.existsSync(folder) && fs.readdirSync(folder, { recursive: true }).some((file) => /\.(spec|test)\.ts$/.test(file));
}
