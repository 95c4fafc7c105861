import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";

const DISK_FULL = /ENOSPC|No space left on device/;

/**
 * Runs a program to its end with its output held back, and gives back its stdout. A failure carries the output,
 * because without it nobody can mend anything.
 */
export function runQuietly(command, args, { cwd, env, signal, failure }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, signal, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let everything = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      everything += chunk;
    });
    child.stderr.on("data", (chunk) => {
      everything += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(stdout);
      else if (DISK_FULL.test(everything)) reject(new Failure(`${failure} The disk is full: free some space and start again.`));
      else reject(new Failure(`${everything.trim()}\n${failure}`.trim()));
    });
  });
}

/** Runs a program that writes to the terminal itself; gives back its exit code. */
export function runVisibly(command, args, { cwd, env, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, signal, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
