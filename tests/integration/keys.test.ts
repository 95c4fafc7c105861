// A key for each case: how it lies on the disk, what it opens, how it ends, and how all of them change hands.
import { execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import { open } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf, startOf } from "@/lib/kernel/dates";
import { parseSettings, readEnv } from "@/lib/server/env";
import { KeyGone, listKeys, newKey, rewrapKeys, sealBytes, sealWith, shredKey, unsealBytes, unsealWith } from "@/lib/server/keys";

const root = path.resolve(import.meta.dirname, "../..");
const above = fs.mkdtempSync(path.join(os.tmpdir(), "portal-test-keys-"));
const folder = path.join(above, "keys");
// No database is asked here; the environment names one all the same.
Object.assign(process.env, { KEY_DIR: folder, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
const present = readEnv().secret;
const other = "another secret, which the portal had before";

const day = 86_400_000;
const fileOf = (keyRef: string) => path.join(folder, keyRef);
const body = "RightsCase:1.body";
const said = { account: "工资拖欠三个月" };
const bytes = new TextEncoder().encode("a paper that proves it");
const thisMoment = () => {
  const probe = path.join(above, "now");
  fs.writeFileSync(probe, "");
  return fs.statSync(probe).mtimeMs;
};
const under = (secret: string) => ({ keyDir: folder, secret });
const listed = async (age: number) => {
  const all: string[] = [];
  for await (const some of listKeys(age)) all.push(...some);
  return all.toSorted();
};
const age = (name: string, days: number) => {
  const at = (thisMoment() - days * day) / 1000;
  fs.utimesSync(path.join(folder, name), at, at);
};

beforeEach(() => fs.rmSync(folder, { recursive: true, force: true }));
afterAll(() => fs.rmSync(above, { recursive: true, force: true }));

describe("a key on the disk", () => {
  it("is one file of a random name, for its owner alone, and nothing lies beside it", async () => {
    const keyRef = await newKey();
    expect(keyRef).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(fs.readdirSync(folder)).toEqual([keyRef]);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(fs.statSync(fileOf(keyRef)).mode & 0o777).toBe(0o600);
    expect(await newKey()).not.toBe(keyRef);
  });

  it("says midnight in Shanghai, however often it is used, and so does the folder", async () => {
    const isMidnight = (at: Date) => at.getTime() === startOf(dayOf(at)).getTime();
    const keyRef = await newKey();
    await unsealWith(keyRef, body, await sealWith(keyRef, body, said));
    const gone = await newKey();
    await shredKey(gone);
    const { mtime, atime } = fs.statSync(fileOf(keyRef));
    expect([isMidnight(mtime), isMidnight(atime)]).toEqual([true, true]);
    expect(isMidnight(fs.statSync(folder).mtime)).toBe(true);
    expect(thisMoment() - fs.statSync(fileOf(keyRef)).mtimeMs).toBeLessThan(day + 60_000);
    await listed(0);
    await rewrapKeys(other);
    expect(isMidnight(fs.statSync(folder).mtime)).toBe(true);
    // The control: a file written and read as any other does not.
    fs.writeFileSync(path.join(above, "plain"), "x");
    expect(isMidnight(fs.statSync(path.join(above, "plain")).mtime)).toBe(false);
  });

  it("is asked for by its name and by no path", async () => {
    await newKey();
    for (const name of ["../secret", "", `${randomUUID()}/..`, "."]) {
      await expect(shredKey(name)).rejects.toThrow("names no key");
      await expect(sealWith(name, body, said)).rejects.toThrow("names no key");
    }
  });
});

describe("what a key sealed", () => {
  it("is read again, word for word and byte for byte, and never looks the same twice", async () => {
    const keyRef = await newKey();
    const sealed = await sealWith(keyRef, body, said);
    expect(await unsealWith(keyRef, body, sealed)).toEqual(said);
    expect(await sealWith(keyRef, body, said)).not.toBe(sealed);
    expect(sealed).not.toContain(Buffer.from(JSON.stringify(said)).toString("base64url"));
    for (const some of [bytes, new Uint8Array(), randomBytes(300_000)]) {
      const kept = await sealBytes(keyRef, "File:1", some);
      expect(Buffer.from(await unsealBytes(keyRef, "File:1", kept)).equals(some)).toBe(true);
      expect(some.length > 0 && Buffer.from(kept).includes(Buffer.from(some))).toBe(false);
    }
  });

  it("is not read at another place, nor words as bytes", async () => {
    const keyRef = await newKey();
    const [sealed, kept] = [await sealWith(keyRef, body, said), await sealBytes(keyRef, body, Buffer.from(JSON.stringify(said)))];
    await expect(unsealWith(keyRef, "RightsCase:2.body", sealed)).rejects.toThrow("authenticate");
    await expect(unsealWith(keyRef, "RightsCase:1.name", sealed)).rejects.toThrow("authenticate");
    await expect(unsealBytes(keyRef, "File:2", kept)).rejects.toThrow("authenticate");
    const asText = ["v1", kept.subarray(1, 13), kept.subarray(13, 29), kept.subarray(29)]
      .map((part) => (typeof part === "string" ? part : Buffer.from(part).toString("base64url")))
      .join(".");
    await expect(unsealWith(keyRef, body, asText)).rejects.toThrow("authenticate");
    // The control: the same parts at their own place.
    expect(await unsealWith(keyRef, body, sealed)).toEqual(said);
  });

  it("is not read with another's key", async () => {
    const [mine, yours] = [await newKey(), await newKey()];
    const sealed = await sealWith(mine, body, said);
    const kept = await sealBytes(mine, "File:1", bytes);
    await expect(unsealWith(yours, body, sealed)).rejects.toThrow("authenticate");
    await expect(unsealBytes(yours, "File:1", kept)).rejects.toThrow("authenticate");
    // Nor does a key open under another's name.
    fs.copyFileSync(fileOf(mine), fileOf(yours));
    await expect(unsealWith(yours, body, sealed)).rejects.toThrow("a key does not open");
    expect(await unsealWith(mine, body, sealed)).toEqual(said);
  });

  it("is not read after any change of any of its bytes", async () => {
    const keyRef = await newKey();
    const kept = await sealBytes(keyRef, "File:1", bytes);
    for (let at = 0; at < kept.length; at += 1) {
      const changed = Uint8Array.from(kept, (byte, here) => (here === at ? byte ^ 1 : byte));
      await expect(unsealBytes(keyRef, "File:1", changed)).rejects.toThrow();
      await expect(unsealBytes(keyRef, "File:1", kept.subarray(0, at))).rejects.toThrow();
    }
    const sealed = await sealWith(keyRef, body, said);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
      await expect(unsealWith(keyRef, body, changed)).rejects.toThrow();
    }
    await expect(unsealWith(keyRef, body, "plain")).rejects.toThrow("RightsCase is not sealed");
    await expect(unsealWith(keyRef, body, `${sealed}=`)).rejects.toThrow("not sealed");
    expect(await unsealWith(keyRef, body, sealed)).toEqual(said);
    expect(Buffer.from(await unsealBytes(keyRef, "File:1", kept)).equals(bytes)).toBe(true);
  });

  it("is not read when its key was damaged, and that is not taken for gone", async () => {
    const keyRef = await newKey();
    const sealed = await sealWith(keyRef, body, said);
    const whole = fs.readFileSync(fileOf(keyRef));
    for (const damaged of [whole.subarray(0, 20), Buffer.alloc(0), randomBytes(whole.length), Buffer.concat([whole, Buffer.from("x")])]) {
      fs.writeFileSync(fileOf(keyRef), damaged);
      const problem = await unsealWith(keyRef, body, sealed).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(Error);
      expect(problem).not.toBeInstanceOf(KeyGone);
      expect(String(problem)).not.toContain(keyRef);
    }
    fs.writeFileSync(fileOf(keyRef), whole);
    expect(await unsealWith(keyRef, body, sealed)).toEqual(said);
  });
});

describe("a key that was shredded", () => {
  it("is gone from the disk, noise where it was, and opens nothing any more", async () => {
    const [keyRef, stays] = [await newKey(), await newKey()];
    const [sealed, kept] = [await sealWith(keyRef, body, said), await sealBytes(keyRef, "File:1", bytes)];
    const others = await sealWith(stays, body, said);
    const whole = fs.readFileSync(fileOf(keyRef), "utf8");
    const handle = await open(fileOf(keyRef)); // what the disk's blocks hold when the name is gone
    await shredKey(keyRef);
    const left = await handle.readFile("utf8").finally(() => handle.close());
    expect(left).not.toBe("");
    for (const part of whole.split(".").slice(1)) expect(left).not.toContain(part);
    expect(fs.readdirSync(folder)).toEqual([stays]);
    await expect(unsealWith(keyRef, body, sealed)).rejects.toBeInstanceOf(KeyGone);
    await expect(unsealBytes(keyRef, "File:1", kept)).rejects.toBeInstanceOf(KeyGone);
    await expect(sealWith(keyRef, body, said)).rejects.toBeInstanceOf(KeyGone);
    expect(await unsealWith(stays, body, others)).toEqual(said);
    await shredKey(keyRef);
    expect(fs.readdirSync(folder)).toEqual([stays]);
  });

  it("takes with it what a cut run left of it", async () => {
    const [keyRef, stays] = [await newKey(), await newKey()];
    fs.copyFileSync(fileOf(keyRef), `${fileOf(keyRef)}.${randomUUID()}`);
    await shredKey(keyRef);
    expect(fs.readdirSync(folder)).toEqual([stays]);
  });

  it("is not confused with a folder that is not there", async () => {
    const keyRef = await newKey();
    const sealed = await sealWith(keyRef, body, said);
    fs.renameSync(folder, `${folder}-away`);
    const problem = await unsealWith(keyRef, body, sealed).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "ENOENT" });
    expect(problem).not.toBeInstanceOf(KeyGone);
    await expect(shredKey(keyRef)).rejects.toMatchObject({ code: "ENOENT" });
    fs.renameSync(`${folder}-away`, folder);
    expect(await unsealWith(keyRef, body, sealed)).toEqual(said);
  });
});

describe("keys to look after", () => {
  it("are listed a day later than their age, because each says midnight; what cut runs left is taken away", async () => {
    expect(await listed(0)).toEqual([]);
    const [fresh, recent, old] = [await newKey(), await newKey(), await newKey()];
    age(recent, 1.9);
    age(old, 2.1);
    const left = [`${old}.${randomUUID()}`, `${fresh}.${randomUUID()}`, `time-${randomUUID()}`];
    for (const name of left) fs.writeFileSync(path.join(folder, name), "left by a machine that stopped");
    for (const name of left.slice(0, 1)) age(name, 3);
    fs.mkdirSync(path.join(folder, "lost+found"));
    age("lost+found", 100);
    expect(await listed(day)).toEqual([old]);
    expect(await listed(0)).toEqual([recent, old].toSorted());
    expect(fs.readdirSync(folder).toSorted()).toEqual([fresh, recent, old, "lost+found", ...left.slice(1)].toSorted());
  });
});

describe("another secret", () => {
  const many = async (count: number) => {
    const made: { keyRef: string; sealed: string }[] = [];
    for (let at = 0; at < count; at += 1) {
      const keyRef = await newKey();
      made.push({ keyRef, sealed: await sealWith(keyRef, body, { account: String(at) }) });
    }
    return made.toSorted((a, b) => (a.keyRef < b.keyRef ? -1 : 1));
  };
  const readable = async (made: Awaited<ReturnType<typeof many>>) => {
    const found = await Promise.allSettled(made.map(({ keyRef, sealed }) => unsealWith(keyRef, body, sealed)));
    return found.filter(({ status }) => status === "fulfilled").length;
  };

  it("opens nothing until the keys were wrapped under it, and then all of it, twice as well as once", async () => {
    const made = await many(3);
    expect(await rewrapKeys(present, under(other))).toEqual({ anew: 3, before: 0, unreadable: [] });
    expect(await readable(made)).toBe(0);
    await expect(unsealWith(made[0]?.keyRef ?? "", body, made[0]?.sealed ?? "")).rejects.toThrow("keys:rotate");
    expect(await rewrapKeys(other)).toEqual({ anew: 3, before: 0, unreadable: [] });
    expect(await readable(made)).toBe(3);
    expect(await rewrapKeys(other)).toEqual({ anew: 0, before: 3, unreadable: [] });
    expect(await readable(made)).toBe(3);
    expect(fs.readdirSync(folder)).toEqual(made.map(({ keyRef }) => keyRef));
    for (const { keyRef } of made) expect(fs.statSync(fileOf(keyRef)).mode & 0o777).toBe(0o600);
  });

  it("is not believed: a key that opens with neither is named and left as it was", async () => {
    const made = await many(2);
    const kept = made.map(({ keyRef }) => fs.readFileSync(fileOf(keyRef), "utf8"));
    expect(await rewrapKeys("a secret that nobody ever had, of length", under(other))).toEqual({
      anew: 0,
      before: 0,
      unreadable: made.map(({ keyRef }) => keyRef),
    });
    expect(made.map(({ keyRef }) => fs.readFileSync(fileOf(keyRef), "utf8"))).toEqual(kept);
    expect(await readable(made)).toBe(2);
  });

  it("leaves no key behind of those that are shredded meanwhile", async () => {
    const made = await many(40);
    await rewrapKeys(present, under(other));
    await Promise.all([rewrapKeys(other), ...made.slice(0, 30).map(({ keyRef }) => shredKey(keyRef))]);
    expect(fs.readdirSync(folder).toSorted()).toEqual(made.slice(30).map(({ keyRef }) => keyRef));
    expect(await readable(made)).toBe(10);
  });

  const program = ["--conditions=react-server", "--import", "tsx", "scripts/keys-rotate.ts"];
  const environment = { ...process.env, KEY_DIR: folder, PORTAL_SECRET: present, PORTAL_SECRET_BEFORE: other };
  const rotate = (args: string[], env: Record<string, string | undefined> = {}) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      execFile(process.execPath, args, { cwd: root, env: { ...environment, ...env } }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
    });

  it("takes over where a run was killed half-way, each key whole at every instant", async () => {
    const made = await many(4);
    await rewrapKeys(present, under(other));
    // A pipe in the middle of the list: the run waits there until it is killed, and opening the other end tells that it arrived.
    const blocked = made[2]?.keyRef ?? "";
    fs.renameSync(fileOf(blocked), path.join(above, blocked));
    execFileSync("mkfifo", [fileOf(blocked)]);
    const child = spawn(process.execPath, program, { cwd: root, env: environment, stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
    const arrived = await open(fileOf(blocked), "w");
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    await arrived.close();
    fs.rmSync(fileOf(blocked));
    fs.renameSync(path.join(above, blocked), fileOf(blocked));
    expect(await readable(made)).toBe(2);
    expect(await rotate(program)).toEqual({ code: 0, output: "2 keys wrapped anew, 2 were before\n" });
    expect(await readable(made)).toBe(4);
    expect(await rotate(program)).toEqual({ code: 0, output: "0 keys wrapped anew, 4 were before\n" });
  });

  it("comes in by npm run keys:rotate, which names what is missing", async () => {
    const made = await many(2);
    await rewrapKeys(present, under(other));
    fs.writeFileSync(fileOf(randomUUID()), "noise");
    const entry = ["scripts/bootstrap.mjs", "keys-rotate"];
    const dataDir = path.join(above, "data");
    expect(await rotate(entry, { DATA_DIR: dataDir, PORTAL_SECRET_BEFORE: "" })).toEqual({
      code: 1,
      output: expect.stringMatching(/^PORTAL_SECRET_BEFORE is missing/) as string,
    });
    expect(await rotate(entry, { DATA_DIR: dataDir, KEY_DIR: "" })).toEqual({
      code: 1,
      output: expect.stringMatching(/^No keys in /) as string,
    });
    const lock = path.join(dataDir, "lock.json");
    fs.mkdirSync(dataDir);
    // As a launcher holds it: this process, since it started.
    const stat = fs.readFileSync("/proc/self/stat", "utf8");
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const started = `${boot}/${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
    fs.writeFileSync(lock, JSON.stringify({ pid: process.pid, started, address: "http://held.example" }));
    expect(await rotate(entry, { DATA_DIR: dataDir })).toEqual({
      code: 1,
      output: expect.stringMatching(/^Running at http:\/\/held\.example/) as string,
    });
    expect(await readable(made)).toBe(0);
    fs.rmSync(lock);
    const done = await rotate(entry, { DATA_DIR: dataDir });
    expect(done.code).toBe(1);
    expect(done.output).toMatch(/^2 keys wrapped anew, 0 were before\n\S{36} opens with neither secret\n$/);
    expect(await readable(made)).toBe(2);
  });
});

describe("the folder", () => {
  it("stands in DATA_DIR where no other is set", () => {
    expect(parseSettings({ DATA_DIR: "/data" }).keyDir).toBe("/data/keys");
    expect(parseSettings({ DATA_DIR: "/data", KEY_DIR: "/keys" }).keyDir).toBe("/keys");
    expect(parseSettings({}).keyDir).toBe(".data/production/keys");
  });
});
