// Reads .env and the environment through lib/server/env.ts, the one description of all settings.
import fs from "node:fs";
import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { Failure } from "./failure.mjs";

/** @param mode the mode a verb asks for; without it PORTAL_MODE decides */
export async function readSettings(root, mode) {
  const file = path.join(root, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
  if (mode) process.env.PORTAL_MODE = mode;
  const { parseSettings, WrongSettings } = await tsImport("../lib/server/env.ts", import.meta.url);
  try {
    const settings = parseSettings(process.env);
    return { ...settings, dataDir: path.resolve(root, settings.dataDir), keyDir: path.resolve(root, settings.keyDir) };
  } catch (error) {
    if (error instanceof WrongSettings) throw new Failure(error.lines.join("\n"));
    throw error;
  }
}
