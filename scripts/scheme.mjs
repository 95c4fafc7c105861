// npm run scheme -- check|score|rank …: a scheme's rules on the terminal, without a database. The verbs stand in scheme.ts.
import path from "node:path";
import { runVisibly } from "./child.mjs";

export async function main(_verb, args, root) {
  // By its own path, because the program runs where its files are named from: npm itself has moved to the project.
  const tsx = import.meta.resolve("tsx");
  const program = ["--conditions=react-server", "--import", tsx, path.join(root, "scripts/scheme.ts"), ...args];
  process.exitCode = await runVisibly(process.execPath, program, {
    cwd: process.env.INIT_CWD || process.cwd(),
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") },
  });
}
