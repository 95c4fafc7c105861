// PostgreSQL refuses to run as root. Started by root (a container, a bare server) it runs as the system user postgres,
// created when missing; started by anybody else it runs as that person.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Failure } from "./failure.mjs";

const run = promisify(execFile);

/** Under whose identity database binaries run, after making sure that these paths can be reached by it. */
export async function serverAccount(paths) {
  if (process.getuid?.() !== 0) return { identity: {} };
  const identity = await postgresUser();
  for (const target of paths) {
    const closed = closedFolder(target, identity);
    if (closed) {
      throw new Failure(
        `The database cannot reach ${target}: as root it runs as the user "postgres", and ${closed} is closed to others. ` +
          `Run "chmod o+x ${closed}", or move the project or DATA_DIR elsewhere, or start as an ordinary user.`,
      );
    }
  }
  return { identity };
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

/** The first folder above the target that the user may not pass through. */
function closedFolder(target, { uid, gid }) {
  for (let folder = path.dirname(fs.realpathSync(target)); ; folder = path.dirname(folder)) {
    const { mode, uid: owner, gid: group } = fs.statSync(folder);
    const pass = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}
