import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Starts `npm run demo` as npm does; `line` waits for a line of its output, `exit` for its end. */
export function launch(env: Record<string, string>, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [path.join(root, "scripts/bootstrap.mjs"), ...(args.length > 0 ? args : ["demo", "--database-only"])],
    {
      cwd: root,
      // Empty counts as not given, and keeps a developer's .env out.
      env: { ...process.env, PORT: "", HOST: "", PUBLIC_ORIGIN: "", DATABASE_URL: "", PORTAL_SECRET: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      for (const look of waiting) look();
    });
  }
  const exit = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, output }));
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void exit.then(() => reject(new Error(`ended before ${pattern}:\n${output}`)));
    });
  const stop = () => {
    child.kill("SIGTERM");
    return exit;
  };
  const kill = () => {
    child.kill("SIGKILL");
    return exit;
  };
  return { line, exit, stop, kill };
}
