// The one place that reads the environment. Read by the launcher (plain Node through tsx) and by the application, so
// it carries no "server-only"; read when asked, never at import, because `next build` evaluates modules without settings.
import { z } from "zod";

const MODES = ["production", "demo", "test"] as const;
export type PortalMode = (typeof MODES)[number];
const WORKERS = ["inside", "apart"] as const;

export type Settings = {
  mode: PortalMode;
  port: number;
  host: string;
  /** The launcher hands it to the application as an absolute path. Not resolved here: the build would trace it. */
  dataDir: string;
  /** Where the keys of cases are kept: `keys` in dataDir where none is set. Handed over as an absolute path too. */
  keyDir: string;
  publicOrigin: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  /** clamd; null: nobody looks for viruses, and every file says so. */
  virusScanner: { socket: string } | { host: string; port: number } | null;
  /** Who does the jobs: the application's own process, or `npm run worker` beside it. */
  worker: (typeof WORKERS)[number];
  /** Null: no mail is sent. */
  smtp: { url: string; name: string; address: string } | null;
  /** How many proxies of one's own stand in front, each of which notes who called it. */
  trustedProxies: number;
  /** What time it is when a demonstration or test city is loaded; null: what time it is. From there the clock goes on. */
  clock: Date | null;
};
/** What the application runs with: the launcher has found or made the two that an operator may leave out. */
export type Env = Settings & { databaseUrl: string; secret: string };

/** One line for each wrong setting: the variable, what is wrong, an example. */
export class WrongSettings extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}

const parsesAs = (value: string, protocols: readonly string[]) => URL.canParse(value) && protocols.includes(new URL(value).protocol);

/** Name <address>, or an address alone. */
const SENDER = /^(?:"?([^"<>]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/;

function readSmtp(url: string | undefined, from: string | undefined): Settings["smtp"] {
  if (url === undefined && from === undefined) return null;
  if (url === undefined || from === undefined)
    throw new WrongSettings([url === undefined ? "SMTP_URL is missing: MAIL_FROM needs it" : "MAIL_FROM is missing: SMTP_URL needs it"]);
  const [, name = "", address = "", alone = ""] = SENDER.exec(from) ?? [];
  return { url, name, address: address || alone };
}

const variables = z.object({
  PORTAL_MODE: z.enum(MODES, { error: `must be one of ${MODES.join(", ")}; example: PORTAL_MODE=production` }).default("production"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a number from 1 to 65535; example: PORT=3000", abort: true })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, { error: "must be a number from 1 to 65535; example: PORT=3000" })
    .default(3000),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.literal("localhost")], { error: "must be an IP address to listen on; example: HOST=0.0.0.0" })
    .optional(),
  DATA_DIR: z.string().optional(),
  KEY_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine((value) => parsesAs(value, ["postgres:", "postgresql:"]) && new URL(value).pathname.length > 1, {
      error: "must be a PostgreSQL address; example: DATABASE_URL=postgresql://portal:password@10.0.0.5:5432/portal",
    })
    .optional(),
  PUBLIC_ORIGIN: z
    .string()
    .refine((value) => parsesAs(value, ["http:", "https:"]) && new URL(value).origin === value, {
      error: "must be the address people type, without a path or a slash at its end; example: PUBLIC_ORIGIN=https://kexie.example.gov.cn",
    })
    .optional(),
  PORTAL_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters; example: PORTAL_SECRET="$(openssl rand -hex 32)"' })
    .optional(),
  VIRUS_SCANNER: z
    .string()
    .regex(/^(\/.+|[^\s:/]+:\d{1,5})$/, {
      error: "must be clamd's host:port or the path of its socket; example: VIRUS_SCANNER=127.0.0.1:3310",
    })
    .optional(),
  PORTAL_WORKER: z.enum(WORKERS, { error: `must be one of ${WORKERS.join(", ")}; example: PORTAL_WORKER=inside` }).default("inside"),
  SMTP_URL: z
    .string()
    .refine((value) => parsesAs(value, ["smtp:", "smtps:"]) && new URL(value).hostname !== "", {
      error: "must be the address of a mail server; example: SMTP_URL=smtps://portal:password@mail.example.gov.cn:465",
    })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, { error: "must be a number from 0 to 9; example: TRUSTED_PROXIES=1" })
    .transform(Number)
    .default(0),
  PORTAL_CLOCK: z.iso.datetime({ offset: true, error: "must be an instant; example: PORTAL_CLOCK=2026-11-23T09:00:00+08:00" }).optional(),
  MAIL_FROM: z
    .string()
    .regex(SENDER, { error: 'must be a name and an address; example: MAIL_FROM="Science Workers\' Home <home@kexie.example.gov.cn>"' })
    .optional(),
});

const variablesTogether = variables.refine(({ PORTAL_MODE, PORTAL_CLOCK }) => PORTAL_CLOCK === undefined || PORTAL_MODE !== "production", {
  path: ["PORTAL_CLOCK"],
  error: "works in demo and test only: production keeps the database's time",
});

/** An empty value (`PORT=` in a .env file) counts as not given. */
function given(source: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value === undefined || value.trim() === "" ? [] : [[name, value.trim()]])),
  );
}

export function parseSettings(source: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = variablesTogether.safeParse(given(source));
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  const { PORTAL_MODE: mode, PORT: port, ...rest } = parsed.data;
  const dataDir = rest.DATA_DIR ?? `.data/${mode}`;
  return {
    mode,
    port,
    host: rest.HOST ?? (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    dataDir,
    keyDir: rest.KEY_DIR ?? `${dataDir}/keys`,
    publicOrigin: rest.PUBLIC_ORIGIN ?? `http://localhost:${port}`,
    databaseUrl: rest.DATABASE_URL,
    secret: rest.PORTAL_SECRET,
    virusScanner: scannerAt(rest.VIRUS_SCANNER),
    worker: rest.PORTAL_WORKER,
    smtp: readSmtp(rest.SMTP_URL, rest.MAIL_FROM),
    trustedProxies: rest.TRUSTED_PROXIES,
    clock: rest.PORTAL_CLOCK === undefined ? null : new Date(rest.PORTAL_CLOCK),
  };
}

function scannerAt(address: string | undefined): Settings["virusScanner"] {
  if (address === undefined) return null;
  if (address.startsWith("/")) return { socket: address };
  const at = address.lastIndexOf(":");
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}

let env: Env | undefined;

export function readEnv(): Env {
  if (env) return env;
  const { databaseUrl, secret, ...settings } = parseSettings(process.env);
  if (databaseUrl === undefined || secret === undefined) {
    throw new WrongSettings(["DATABASE_URL and PORTAL_SECRET are set by the launcher; start with npm start or npm run demo"]);
  }
  env = { ...settings, databaseUrl, secret };
  return env;
}
