// Letters: one for each event and person, through a real mail server that is there, is away, says no, or hears half a sentence.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { setMail } from "@/lib/messages/commands";
import { tell } from "@/lib/messages/writes";
import { jobHandlers } from "@/lib/runner/jobs";
import { Refusal } from "@/lib/kernel/outcome";
import { db } from "@/lib/server/db";
import { sendMail } from "@/lib/server/mail";
import { claimLetter, wakeLetters } from "@/lib/server/outbox";
import { zh } from "@/lib/text/messages";
import { act, buildCity, type City, monday, type PersonKey } from "../support/city";
import { move, submitted } from "../support/dossier";
import { mailServer } from "../support/mail";
import { openPortal, type Portal } from "../support/portal";
import { openWorkers } from "../support/runners";
import { times } from "../support/race";

const post = mailServer();
let portal: Portal;
let city: City;
beforeAll(async () => {
  await post.up();
  process.env.SMTP_URL = post.url();
  process.env.MAIL_FROM = '"临江市科协" <home@kexie.example>';
  process.env.PUBLIC_ORIGIN = "https://kexie.example";
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(async () => {
  await portal.close();
  await post.down();
});

const workers = openWorkers();
const children: ChildProcess[] = [];
beforeEach(async () => {
  await portal.sql("DELETE FROM graphile_worker._private_jobs");
  await portal.sql('DELETE FROM "Outbox"');
  post.received.splice(0);
  post.onRecipient((_, go) => go());
  await portal.sql(`UPDATE "Person" SET "email" = NULL, "mailed" = true`);
});
afterEach(async () => {
  await workers.stop();
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const run = workers.start;
const addressOf = (key: PersonKey) => `${key.toLowerCase()}@office.example`;
const wants = async (key: PersonKey, mailed = true) =>
  act(setMail, await city.as(key), { email: addressOf(key), ...(mailed ? { mailed: "on" } : {}) });
async function submit(): Promise<string> {
  const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
  await jobHandlers.announceWork({});
  return id;
}
const states = async () =>
  (await portal.sql<{ state: string }>(`SELECT "state" FROM "Outbox" WHERE "state" <> 'failed' ORDER BY "createdAt"`)).map(
    ({ state }) => state,
  );
/** Jobs wait with a growing pause after a failure; here they wait no longer. */
const hurry = () => portal.sql(`UPDATE graphile_worker._private_jobs SET "run_at" = now() WHERE "locked_at" IS NULL`);
const settled = (wanted: readonly string[]) =>
  expect.poll(async () => (await hurry(), await states()), { timeout: 30_000, interval: 100 }).toEqual(wanted);

describe("a letter", () => {
  it("says in Chinese what happened and where to look, to the person by name, and nothing of what was filled in", async () => {
    await wants("pharma");
    await submit();
    run();
    await settled(["sent"]);
    const [letter] = post.to(addressOf("pharma"));
    expect(post.received).toHaveLength(1);
    expect(letter?.email.subject).toBe(zh.mail.subject("申报已经提交"));
    expect(letter?.email.from).toMatchObject({ name: "临江市科协", address: "home@kexie.example" });
    expect(letter?.email.to).toMatchObject([{ name: "陈淑敏", address: addressOf("pharma") }]);
    expect(letter?.email.messageId).toMatch(/^<[0-9a-f]{40}@kexie\.example>$/);
    for (const body of [letter?.email.text ?? "", letter?.email.html ?? ""]) {
      expect(body).toContain("新纪元制药科协");
      expect(body).toContain("https://kexie.example/my/messages");
      expect(body).not.toMatch(/创新路|0000-66552201|GR202643000001|1\d{10}/);
    }
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
  });

  it("is not written for those who gave no address or want none; their message is there all the same", async () => {
    await wants("highTech", false);
    const id = await submit();
    run();
    expect(await portal.one(`SELECT count(*)::int FROM "Message" WHERE "subjectId" = $1`, id)).toBe(2);
    expect(await states()).toEqual([]);
  });

  it("is not sent to those who took their address back before it left", async () => {
    await wants("pharma");
    await submit();
    await act(setMail, await city.as("pharma"), { email: "" });
    run();
    await settled([]);
    expect(post.received).toHaveLength(0);
  });

  it("is taken back with the act", async () => {
    await wants("pharma");
    await db()
      .$transaction(async (tx) => {
        await tell(
          tx,
          { event: "handedOverAll", key: "gone", subject: null, to: { personId: city.persons.pharma }, params: { count: 1 } },
          monday,
        );
        throw new Refusal({ kind: "conflict" });
      })
      .catch(() => {});
    expect(await states()).toEqual([]);
    expect(await portal.one("SELECT count(*)::int FROM graphile_worker._private_jobs")).toBe(0);
  });

  it("cannot be given further headers or recipients by a name or a subject", async () => {
    await sendMail({
      to: { name: "甲\r\nBcc: thief@evil.example\r\n\r\nHello", address: "pharma@office.example" },
      subject: "好\r\nBcc: thief@evil.example\u2028X-Evil: 1",
      text: "正文",
      html: "<p>正文</p>",
      key: "headers",
    });
    const [letter] = post.received;
    expect(letter?.recipients).toEqual(["pharma@office.example"]);
    expect(letter?.email.bcc ?? []).toEqual([]);
    expect(letter?.email.headers.map(({ key }) => key)).not.toContain("x-evil");
    expect(letter?.email.subject).toBe("好 Bcc: thief@evil.example X-Evil: 1");
    for (const email of [
      "a@b.example\r\nBcc: c@d.example",
      "a@b.example, c@d.example",
      '"a@evil.example"@b.example',
      "甲 <a@b.example>",
      "a@b",
    ])
      await expect(act(setMail, await city.as("scientist"), { email }), email).rejects.toThrow(/notEmail/);
  });

  it("goes to an address that is nobody else's, however it is written", async () => {
    await wants("staff");
    await expect(act(setMail, await city.as("colleague"), { email: addressOf("staff").toUpperCase() })).rejects.toThrow(/alreadyThere/);
  });
});

describe("exactly one", () => {
  it("for each of many events, whoever of several workers takes them", async () => {
    await wants("pharma");
    await wants("highTech");
    const ids = await Promise.all(times(8, submit));
    run(3);
    await settled(times(16, () => "sent"));
    expect(post.to(addressOf("pharma"))).toHaveLength(ids.length);
    expect(post.to(addressOf("highTech"))).toHaveLength(ids.length);
    const names = post.received.map(({ email }) => email.messageId);
    expect(new Set(names).size).toBe(names.length);
  });

  it("though the job comes ten times over; without the claim each would send one (control)", async () => {
    await wants("pharma");
    await submit();
    const id = await portal.one<string>(`SELECT "id" FROM "Outbox" WHERE "state" = 'waiting'`);
    await Promise.all(times(10, () => jobHandlers.sendLetter({ outboxId: id })));
    expect(post.to(addressOf("pharma"))).toHaveLength(1);

    await Promise.all(
      times(3, async () => {
        await portal.sql(`UPDATE "Outbox" SET "state" = 'waiting', "sentAt" = NULL WHERE "id" = $1`, id);
        await jobHandlers.sendLetter({ outboxId: id });
      }),
    );
    const again = post.to(addressOf("pharma"));
    expect(again.length).toBeGreaterThan(1);
    expect(new Set(again.map(({ email }) => email.messageId)).size).toBe(1); // and it still bears one name
  });

  it("after the mail server was away", async () => {
    await wants("pharma");
    await post.down();
    await submit();
    run(2);
    const tries = () => portal.one(`SELECT max("attempts") FROM "Outbox" WHERE "state" IN ('waiting', 'sending')`);
    await expect.poll(async () => (await hurry(), await tries()), { timeout: 30_000 }).toBeGreaterThan(1);
    expect(await portal.one(`SELECT "problem" FROM "Outbox" WHERE "state" IN ('waiting', 'sending')`)).toMatch(/^E[A-Z]+/);
    await post.up();
    await settled(["sent"]);
    expect(post.to(addressOf("pharma"))).toHaveLength(1);
  });

  it("after the worker was killed between taking the letter and sending it", async () => {
    await wants("pharma");
    await submit();
    const heard = new Promise<void>((resolve) => post.onRecipient(() => resolve())); // hears the recipient and never answers
    children.push(worker());
    await heard;
    children.splice(0).forEach((child) => child.kill("SIGKILL"));
    expect(await states()).toEqual(["sending"]);
    expect(post.received).toHaveLength(0);

    post.onRecipient((_, go) => go());
    await wakeLetters();
    run();
    const id = await portal.one<string>(`SELECT "id" FROM "Outbox" WHERE "state" = 'sending'`);
    expect(await claimLetter(id)).toBeNull(); // whoever took it may still be sending it
    await portal.sql(`UPDATE "Outbox" SET "claimedAt" = "claimedAt" - interval '11 minutes' WHERE "id" = $1`, id);
    await wakeLetters();
    await settled(["sent"]);
    expect(post.to(addressOf("pharma"))).toHaveLength(1);
  });

  it("none where the server says no for good, which is noted and not tried again", async () => {
    await wants("pharma");
    post.onRecipient((_, go) => go(Object.assign(new Error("no such user"), { responseCode: 550 })));
    await submit();
    const id = await portal.one<string>(`SELECT "id" FROM "Outbox" WHERE "state" = 'waiting'`);
    run();
    await settled([]);
    expect(await portal.one(`SELECT "attempts" FROM "Outbox" WHERE "id" = $1`, id)).toBe(1);
    expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE "permission" = 'message.deliver' AND "subjectId" = $1`, id)).toBe(
      1,
    );
    expect(await portal.tablesWith(addressOf("pharma"))).toEqual(["Person"]);
  });
});

describe("the worker apart", () => {
  it("does the jobs and ends in order when it is told to", async () => {
    await wants("pharma");
    const id = await submit();
    await move(city, "pharma", lifecycle.withdrawApplication, id);
    const child = worker();
    children.push(child);
    await settled(["sent"]);
    const ended = new Promise((resolve) => child.once("close", (code) => resolve(code)));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await portal.one("SELECT count(*)::int FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL")).toBe(0);
  });

  it("tells an office of new work and its own people not of what they did", async () => {
    await wants("pharma");
    await wants("highTech");
    await wants("staff");
    await wants("colleague");
    const id = await submit();
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意推荐" });
    run();
    await settled(times(4, () => "sent"));
    expect(post.to(addressOf("highTech"))).toHaveLength(1);
    expect([post.to(addressOf("staff")).length, post.to(addressOf("colleague")).length]).toEqual([1, 1]);
  });
});

/** scripts/worker.ts as `npm run worker` starts it. */
function worker(): ChildProcess {
  const root = path.resolve(import.meta.dirname, "../..");
  return spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", path.join(root, "scripts/worker.ts")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: portal.url },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
