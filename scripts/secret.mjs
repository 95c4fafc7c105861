import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";

/** The secret of a folder, made once. Without it sessions end and sealed data cannot be opened, so it is never remade. */
export function folderSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  const secret = fs.readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Failure(`${file} is damaged: put it back from your backup.`);
  return secret;
}
