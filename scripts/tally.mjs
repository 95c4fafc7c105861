// Counts of the test runners, read from the reports they write.
import fs from "node:fs";

const read = (report) => (fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : null);

/** A runner that fails without a failing test (a file that does not load, a crash) counts as one failure. */
function tally(passed, failed, skipped, exitCode) {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

export function vitestTally(report, exitCode) {
  const result = read(report);
  if (!result) return tally(0, 0, 0, exitCode);
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const skipped = result.numPendingTests + result.numTodoTests;
  return tally(result.numPassedTests, result.numFailedTests + broken.length, skipped, exitCode);
}

export function playwrightTally(report, exitCode) {
  const result = read(report);
  if (!result) return tally(0, 0, 0, exitCode);
  const { expected, unexpected, flaky, skipped } = result.stats;
  return tally(expected, unexpected + flaky + result.errors.length, skipped, exitCode);
}

export function sum(tallies) {
  const add = (name) => tallies.reduce((total, part) => total + part[name], 0);
  return { passed: add("passed"), failed: add("failed"), skipped: add("skipped") };
}

export const wordTally = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
