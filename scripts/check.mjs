// npm run check: what a change must pass before it is shown to anybody, in about a minute.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

// Types are read by TypeScript 7, in half the time; Next and the lint rules need the programming interface of 6, which builds the portal.
// The two rules that need types go with it: a write that nobody waits for comes after its transaction's end, and `if (promise)` is a
// permission that everybody has.

/** Each step is one or more programs, one after the other; a step whose configuration file is missing is not there yet. */
const STEPS = [
  {
    name: "types",
    programs: [
      ["next/dist/bin/next", "typegen"],
      ["typescript7/bin/tsc", "--noEmit"],
      ["oxlint/bin/oxlint", "--type-aware", "--deny-warnings", "."],
    ],
  },
  { name: "lint", needs: "eslint.config.mjs", programs: [["eslint/bin/eslint.js", ".", "--max-warnings=0"]] },
  { name: "format", programs: [["@biomejs/biome/bin/biome", "format", "."]] },
  { name: "doors", needs: ".dependency-cruiser.mjs", programs: [["dependency-cruiser/bin/dependency-cruise.mjs", "."]] },
  { name: "unit tests", programs: [["vitest/vitest.mjs", "run", "--project", "unit"]] },
];

export async function main(_verb, _args, root) {
  const waiting = STEPS.filter(({ needs }) => needs === undefined || fs.existsSync(path.join(root, needs)));
  const failed = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await run(step, root))) failed.push(step.name);
  };
  await Promise.all([work(), work()]); // two cores are what a small server and a runner have
  console.log(failed.length === 0 ? "All checks passed." : `Failed: ${failed.join(", ")}.`);
  if (failed.length > 0) process.exitCode = 1;
}

async function run({ name, programs }, root) {
  const since = performance.now();
  for (const [program, ...args] of programs) {
    const { code, output } = await execute(path.join(root, "node_modules", program), args, root);
    if (code !== 0) {
      console.log(`✗ ${name}\n${output.trim()}\n`);
      return false;
    }
  }
  console.log(`✓ ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  return true;
}

/** Output is kept and shown whole when a step fails: two steps writing at once would be unreadable. */
function execute(program, args, root) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", [process.stdout.isTTY ? "FORCE_COLOR" : "NO_COLOR"]: "1" };
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
