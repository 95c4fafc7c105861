// One launcher per DATA_DIR. The lock names the process and the moment it started, because process numbers come back:
// in a restarted container the old number is often taken again, by ourselves.
import fs from "node:fs";
import path from "node:path";

function startOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return null;
  }
  if (process.platform !== "linux") return "alive";
  try {
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null; // gone meanwhile, or cut short by a full disk: nobody's
  }
}

const isHeld = (lock) => lock !== null && startOf(lock.pid) === lock.started;

/** Who holds the folder, or null. */
export function lockHolder(dataDir) {
  const lock = read(path.join(dataDir, "lock.json"));
  return isHeld(lock) ? lock : null;
}

/** Takes the folder: `{ release }`, or `{ holder }` when somebody living has it. */
export function takeLock(dataDir, address) {
  const file = path.join(dataDir, "lock.json");
  const mine = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid), address }));
    for (;;) {
      try {
        fs.linkSync(mine, file); // atomic, and never a half-written lock
        return { release: () => fs.rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = read(file);
      if (isHeld(holder)) return { holder };
      removeStale(file, `${mine}.stale`);
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Two launchers may find the same stale lock: whoever moved away the other's new one puts it back. */
function removeStale(file, aside) {
  try {
    fs.renameSync(file, aside);
    if (isHeld(read(aside))) fs.linkSync(aside, file);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
