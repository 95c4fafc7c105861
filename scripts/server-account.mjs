// PostgreSQL refuses to run as root. Started by root (a container, a bare server) it runs as the system user postgres,
// created when missing; started by anybody else it runs as that person.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Failure } from "./failure.mjs";

const run = promisify(execFile);

/**
 * How to run database binaries on these paths: `owner` of the data folder (null: whoever runs this) and `execute`.
 */
export async function serverAccount(paths) {
  if (process.getuid?.() !== 0) return { owner: null, execute: run };
  const owner = await postgresUser();
  const closed = paths.map((target) => closedFolder(target, owner)).find((folder) => folder !== null);
  if (closed === undefined) return { owner, execute: (binary, args, options) => run(binary, args, { ...options, ...owner }) };
  const passing = await passThrough(owner, closed);
  return { owner, execute: (binary, args, options) => run("setpriv", [...passing, binary, ...args], options) };
}

const idOf = async (flag) => Number((await run("id", [flag, "postgres"])).stdout);

async function postgresUser() {
  try {
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  } catch {
    const flags = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
    await run("useradd", [...flags, "postgres"]).catch((error) => {
      throw new Failure(`As root the database needs a user "postgres", and it could not be created: ${error.message.trim()}`);
    });
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  }
}

/** The first folder above the target that the user may not pass through, or null. */
function closedFolder(target, { uid, gid }) {
  for (let folder = path.dirname(fs.realpathSync(target)); ; folder = path.dirname(folder)) {
    const { mode, uid: owner, gid: group } = fs.statSync(folder);
    const pass = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

/**
 * Below /root or a temporary folder every parent is closed to others. Rather than open such a folder, the server is
 * given the one capability to pass through it; the application beside it is root anyway. Containers drop the narrower
 * of the two by default. The secure bit makes access(2), by which PostgreSQL looks for its own files, honour it.
 */
async function passThrough({ uid, gid }, closed) {
  for (const capability of ["dac_read_search", "dac_override"]) {
    const flags = [
      ...[`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--securebits=+no_setuid_fixup"],
      ...[`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`],
    ];
    const works = await run("setpriv", [...flags, "ls", closed]).then(
      () => true,
      () => false,
    );
    if (works) return flags;
  }
  throw new Failure(
    `As root the database runs as the user "postgres", which cannot pass through ${closed}: ` +
      `run "chmod o+x ${closed}", or move the project or DATA_DIR elsewhere, or start as an ordinary user.`,
  );
}
