// Skips work whose inputs did not change: a hash over files, kept as a stamp beside the result.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Files in a stable order; a path that does not exist counts as absent. */
function filesBelow(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [target];
  return fs
    .readdirSync(target)
    .sort()
    .flatMap((name) => filesBelow(path.join(target, name)));
}

export function fingerprint(root, targets, counts = () => true) {
  const hash = createHash("sha256").update(process.version);
  for (const file of targets.flatMap((target) => filesBelow(path.join(root, target))).filter(counts)) {
    const content = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export function isFresh(stamp, wanted) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted;
}

/** Runs `work` unless its stamp fits. The stamp goes before and comes back after, so work cut short is done again. */
export async function whenStale(stamp, wanted, work) {
  if (isFresh(stamp, wanted)) return;
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, wanted);
}
