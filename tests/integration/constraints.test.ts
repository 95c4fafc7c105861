// What the database holds by itself, whoever writes: each guard refuses, and with the guard gone the same write goes through.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, monday } from "../support/city";
import { bringTo, submitted } from "../support/dossier";
import { caseChecks, caseExclusions, caseTriggers, caseUniques } from "../support/case-constraints";
import { homeChecks, homeExclusions, homeTriggers, homeUniques } from "../support/home-constraints";
import { createOrganization } from "@/lib/organizations/commands";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let awarded: string;
let open: string;
let columns: ReadonlyMap<string, string>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  awarded = await submitted(city, "yiyang2024");
  await bringTo(city, awarded, "awarded");
  open = await submitted(city, "kunshan2024");
  const written = await portal.sql<{ table: string; names: string }>(
    `SELECT table_name AS table, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS names
    FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name`,
  );
  columns = new Map(written.map(({ table, names }) => [table, names]));
});
afterAll(() => portal.close());

type Case = {
  guard: string;
  /** What refuses it too, each in its own way. */
  besides?: string;
  /** What has to be there first. */
  given?: string;
  bad: string;
  /** What looks like it and is right. */
  fine?: string;
};

/** Another row like one that is there, with some columns otherwise; what the database writes by itself is left to it. */
const again = (table: string, where: string, changes: Record<string, unknown> = {}) =>
  `INSERT INTO "${table}" ({columns.${table}}) SELECT {columns.${table}} FROM (SELECT
    (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()) || '${JSON.stringify(changes)}')).* FROM "${table}" t WHERE ${where} LIMIT 1) one`;

/** A scan with the submission of one application, a stage of another, filed under a third. */
const scanOf = (submission: string, stage: string, application: string) =>
  `INSERT INTO "PaperScan" ("applicationId", "stageId", "submissionId", "attachmentId", "readBy", "recordedById", "recordedAt")
    SELECT ${application}, (SELECT id FROM "Stage" WHERE "applicationId" = ${stage} LIMIT 1),
      (SELECT id FROM "Submission" WHERE "applicationId" = ${submission} LIMIT 1), id, 'qr', {person.staff}, now() FROM "Attachment" LIMIT 1`;

const certificateOf = (code: string, of = '"plaqueId"') =>
  `INSERT INTO "IssuedDocument" (kind, ${of}, "templateVersion", data, "verifyCode", "issuedAt")
    SELECT 'certificate', id, 1, '{}', '${code}', now() FROM ${of === '"plaqueId"' ? '"Plaque"' : '"Submission"'} LIMIT 1`;

const entryOf = (takenOver: string) =>
  `INSERT INTO "Entry" ("applicationId", channel, "receivedOn", "organizationId", "enteredById", "enteredAt", "takenOverById", "takenOverAt")
    VALUES ({open}, 'post', '2026-11-20', {org.academic}, {person.staff}, now(), ${takenOver})`;

const awayOn = (first: string, last: string) =>
  `INSERT INTO "Delegation" ("membershipId", "toPersonId", "firstDay", "lastDay", "createdAt")
    SELECT id, {person.colleague}, '${first}', '${last}', now() FROM "Membership" WHERE "personId" = {person.staff} LIMIT 1`;
/** A table of plates as it came; of another file and with other rows than the next one. */
const tableOfPlates = (hash: string) =>
  `INSERT INTO "PlaqueImport" ("attachmentId", rows, "rowsHash", lines, "checkedById", "checkedAt")
    SELECT id, '[]', '${hash}', 1, {person.staff}, now() FROM "Attachment" WHERE id NOT IN (SELECT "attachmentId" FROM "PlaqueImport") ORDER BY id LIMIT 1`;
const plaqueColumns = ["number", "verifyCode", "homeId", "applicationId", "title", "issuer", "holder", "issuedOn", "validTo", "status"];
/** Another plate like the one that is there; its key is made by the table, and where it was not awarded it came in with a table. */
const plateAgain = (changes: Record<string, unknown>) =>
  `INSERT INTO "Plaque" (${plaqueColumns.map((name) => `"${name}"`).join(", ")}, "importId")
    SELECT ${plaqueColumns.map((name) => `r."${name}"`).join(", ")}, CASE WHEN r."applicationId" IS NULL THEN (SELECT id FROM "PlaqueImport" LIMIT 1) END
    FROM (SELECT (jsonb_populate_record(p, '${JSON.stringify(changes)}')).* FROM "Plaque" p LIMIT 1) r`;
const rendered = (key: string, nth: number) =>
  `INSERT INTO "RenderedDocument" SELECT id, '${key}', 1, 's', now() FROM "IssuedDocument" ORDER BY id OFFSET ${nth} LIMIT 1`;

const confirmation = (place: string, status = "draft") =>
  `INSERT INTO "SchemeConfirmation" ("versionId", place, said, "confirmedById", "confirmedAt")
  SELECT id, '${place}', 's', {person.staff}, now() FROM "SchemeVersion" WHERE status = '${status}' LIMIT 1`;
const drafted = `INSERT INTO "PublicNotice" ("roundId", "schemeVersionId", "stageKey", "organizationId", title, body, basis, issuer, department,
    "contactPhone", "draftedById", "draftedAt")
  SELECT "roundId", "schemeVersionId", 'notice', {org.academic}, 't', 'b', 'b', 'i', 'd', '0000', {person.staff}, now() FROM "Application" WHERE id = {open}`;
const listedOnIt = `INSERT INTO "NoticeItem" ("noticeId", ordinal, "applicationId", "stageId", unit, "homeName")
  SELECT n.id, 1, s."applicationId", s.id, 'u', 'h' FROM "PublicNotice" n, "Stage" s WHERE s."applicationId" = {open} AND s.state = 'open'`;
/** Releases the draft; what is named otherwise takes the place of what is right. */
const release = (otherwise: Record<string, string> = {}) => {
  const columns = {
    ...{ state: "'published'", releasedById: "{person.leader}", publishedAt: "now()", number: "'N-1'", days: "5", dayKind: "'working'" },
    ...{ firstDay: "current_date", lastDay: "current_date + 4", endsAt: "now() + interval '5 days'" },
    ...otherwise,
  };
  return `UPDATE "PublicNotice" SET ${Object.entries(columns)
    .map(([column, value]) => `"${column}" = ${value}`)
    .join(", ")}`;
};
const hanging = `${drafted}; ${listedOnIt}; ${release()}`;
const object = (number: string, receivedAt = "now()") =>
  `INSERT INTO "Objection" (number, "itemId", mode, name, identity, "callerMark", text, "receivedAt", "dueAt")
    SELECT '${number}', id, 'realName', '甲', 's', 'm', 't', ${receivedAt}, now() FROM "NoticeItem"`;
const objected = `${hanging}; ${object("Y-1")}`;
const answered = `answer = 'a', "toldOn" = current_date, "answeredById" = {person.staff}, "answeredAt" = now()`;
/** A photo for a stage of one application, filed under another where they differ; in the visit that was recorded, where that is said. */
const photoOf = (stage: string, application = stage, columns: Record<string, string> = {}) => {
  const of = { kind: "'photo'", criterionKey: "'venue'", key: "gen_random_uuid()", ...columns };
  return `INSERT INTO "VisitFile" (${Object.keys(of)
    .map((name) => `"${name}"`)
    .join(", ")}, "applicationId", "stageId", "attachmentId", "receivedAt", "createdById")
    SELECT ${Object.values(of).join(", ")}, ${application},
      (SELECT s.id FROM "Stage" s WHERE s."applicationId" = ${stage} ORDER BY (s.kind = 'siteVisit') DESC LIMIT 1), f.id, now(), {person.staff}
    FROM "Attachment" f WHERE NOT EXISTS (SELECT 1 FROM "VisitFile" v WHERE v."attachmentId" = f.id) LIMIT 1`;
};
const oneKey = "7c1f5a52-0d0c-4d6e-9d50-1c2f0a9f6b11";
const theVisit = `(SELECT id FROM "SiteVisit" WHERE "applicationId" = {awarded} LIMIT 1)`;
const letter = `INSERT INTO "Outbox" (channel, "personId", template, params, "dedupeKey", "createdAt") VALUES ('mail', {person.staff}, 't', '{}', 'd', now())`;

const asked = (by = "{person.staff}") =>
  `INSERT INTO "ScoreSheet" ("stageId", "expertId", "assignedById", "assignedAt") SELECT id, {person.expert}, ${by}, now() FROM "Stage"
    WHERE "applicationId" = {open} AND state = 'open'`;
const roundResult = (reason = "NULL") =>
  `INSERT INTO "RoundResult" ("roundId", "settledAt", "settledById", reason)
    SELECT "roundId", now(), {person.leader}, ${reason} FROM "Application" WHERE id = {awarded}`;
const roundAward = (amount: number) =>
  `INSERT INTO "RoundAward" ("applicationId", "roundId", amount) SELECT id, "roundId", ${amount} FROM "Application" WHERE id = {awarded}`;
const line = (points = "500", reason = "NULL") =>
  `INSERT INTO "ScoreLine" ("sheetId", "criterionKey", points, reason) SELECT id, 'venue', ${points}, ${reason} FROM "ScoreSheet"`;
const handIn = `UPDATE "ScoreSheet" SET state = 'submitted', total = 500, "submittedAt" = now()`;
const handedIn = `${asked()}; ${line()}; ${handIn}`;
const stepBack = `UPDATE "ScoreSheet" SET state = 'recused', "endedAt" = now(), "endedById" = "expertId"`;
const result = (sheets: number, total: number) =>
  `INSERT INTO "PanelResult" ("stageId", sheets, dropped, total, "closedAt") SELECT id, ${sheets}, false, ${total}, now() FROM "Stage"
    WHERE "applicationId" = {open} AND state = 'open'`;
const mean = (key: string, low: number, value = 500) =>
  `INSERT INTO "PanelMean" ("stageId", "criterionKey", mean, low, high) SELECT "stageId", '${key}', ${value}, ${low}, 900 FROM "PanelResult"`;
/** What is checked when a transaction ends, now; and for what follows at its end again. */
const settled = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED";
const closed = `${result(3, 500)}; ${mean("venue", 1)}; ${settled}`;
const scoreWork = (assignee: string) =>
  `INSERT INTO "WorkItem" ("subjectKind", "subjectId", purpose, "organizationId", role, "assigneeId", "openedAt")
    SELECT "subjectKind", "subjectId", 'score', {org.city}, 'expert', ${assignee}, now() FROM "WorkItem" WHERE "subjectId" = {open} AND "closedAt" IS NULL
    AND purpose <> 'score'`;
/** A policy as it was entered, or with some columns otherwise. */
const policy = (otherwise: Record<string, string> = {}) => {
  const columns = { title: "'x'", number: "'1'", status: "'inForce'", draftedById: "{person.staff}", draftedAt: "now()", ...otherwise };
  return `INSERT INTO "PolicyDocument" (${Object.keys(columns)
    .map((column) => `"${column}"`)
    .join(", ")}) VALUES (${Object.values(columns).join(", ")})`;
};
const policyReleased = { state: "'released'", releasedById: "{person.leader}", releasedAt: "now()" };
const policyEnded = { reason: "'x'", endedById: "{person.leader}", endedAt: "now()" };

/** Statements may name the two applications and the city's people. */
const fill = (text: string) =>
  text
    .replaceAll("{awarded}", `'${awarded}'`)
    .replaceAll("{open}", `'${open}'`)
    .replace(/\{columns\.(\w+)\}/g, (_, table: string) => columns.get(table) ?? "")
    .replace(/\{person\.(\w+)\}/g, (_, key: keyof City["persons"]) => `'${city.persons[key]}'`)
    .replace(/\{org\.(\w+)\}/g, (_, key: keyof City["ids"]) => `'${city.ids[key]}'`);

const checks: Case[] = [
  ...caseChecks,
  ...homeChecks,
  { guard: "VisitFile_of_its_kind", bad: photoOf("{awarded}", "{awarded}", { criterionKey: "NULL" }), fine: photoOf("{awarded}") },
  {
    guard: "VisitFile_of_its_kind",
    bad: photoOf("{awarded}", "{awarded}", { signer: "'甲'" }),
    fine: photoOf("{awarded}", "{awarded}", { kind: "'signature'", criterionKey: "NULL", signer: "'甲'" }),
  },
  {
    guard: "Entry_takenOver",
    bad: entryOf(`{person.pharma}, NULL`),
    fine: entryOf(`{person.pharma}, now()`),
  },
  {
    guard: "WorkItem_urged",
    bad: `UPDATE "WorkItem" SET urges = 1 WHERE "subjectId" = {open}`,
    fine: `UPDATE "WorkItem" SET urges = 1, "urgedAt" = now() WHERE "subjectId" = {open}`,
  },
  {
    guard: "Delegation_days",
    besides: `ALTER TABLE "Delegation" DROP CONSTRAINT "Delegation_one_at_a_time"`, // it cannot make a range of such days
    bad: awayOn("2026-12-02", "2026-12-01"),
    fine: awayOn("2026-12-02", "2026-12-02"),
  },
  {
    guard: "Organization_creditCode_length",
    bad: `UPDATE "Organization" SET "creditCode" = '91439900MA0A0B00' WHERE id = {org.pharma}`,
    fine: `UPDATE "Organization" SET "creditCode" = NULL WHERE id = {org.pharma}`,
  },
  {
    guard: "Organization_merged",
    bad: `UPDATE "Organization" SET status = 'merged' WHERE id = {org.pharma}`,
    fine: `UPDATE "Organization" SET status = 'merged', "mergedIntoId" = {org.bearing} WHERE id = {org.pharma}`,
  },
  { guard: "Organization_merged", bad: `UPDATE "Organization" SET "mergedIntoId" = {org.bearing} WHERE id = {org.pharma}` },
  {
    guard: "Session_idle_within_absolute",
    bad: `UPDATE "Session" SET "idleUntil" = "absoluteUntil" + interval '1 ms'`,
    fine: `UPDATE "Session" SET "idleUntil" = "absoluteUntil"`,
  },
  {
    guard: "Membership_period",
    besides: `ALTER TABLE "Membership" DROP CONSTRAINT "Membership_once"`, // it cannot make a range of such a period
    bad: `UPDATE "Membership" SET "validTo" = "validFrom" - interval '1 s' WHERE "personId" = {person.staff}`,
    fine: `UPDATE "Membership" SET "validTo" = "validFrom" WHERE "personId" = {person.staff}`,
  },
  {
    guard: "Membership_not_self_granted",
    bad: `UPDATE "Membership" SET "grantedById" = "personId" WHERE "personId" = {person.staff}`,
    fine: `UPDATE "Membership" SET "grantedById" = {person.leader} WHERE "personId" = {person.staff}`,
  },
  { guard: "IssuedDocument_of_its_kind", bad: certificateOf("X", '"submissionId"'), fine: certificateOf("X") },
  {
    guard: "IssuedDocument_template",
    bad: again("IssuedDocument", "true", { data: {}, verifyCode: "X", templateVersion: 0 }),
  },
  {
    guard: "SchemeVersion_pasted_draft",
    bad: again("SchemeVersion", "true", { version: 2, status: "published", pasted: "a" }),
    fine: again("SchemeVersion", "true", { version: 2, status: "draft", pasted: "a" }),
  },
  {
    guard: "Round_window",
    bad: `UPDATE "Round" SET "closesAt" = "opensAt"`,
    fine: `UPDATE "Round" SET "closesAt" = "opensAt" + interval '1 ms'`,
  },
  { guard: "Application_draft", bad: `UPDATE "Application" SET status = 'draft' WHERE id = {open}` },
  {
    guard: "Application_draft",
    bad: `UPDATE "Application" SET "submittedAt" = NULL, "revocableUntil" = NULL WHERE id = {open}`,
    fine: `UPDATE "Application" SET status = 'lapsed', "submittedAt" = NULL, "revocableUntil" = NULL WHERE id = {open}`,
  },
  {
    guard: "Application_revocable",
    bad: `UPDATE "Application" SET status = 'draft', "submittedAt" = NULL, "revocableUntil" = now() WHERE id = {open}`,
    fine: `UPDATE "Application" SET status = 'draft', "submittedAt" = NULL, "revocableUntil" = NULL WHERE id = {open}`,
  },
  {
    guard: "Application_ordinal",
    bad: `UPDATE "Application" SET ordinal = 0 WHERE id = {open}`,
    fine: `UPDATE "Application" SET ordinal = 2 WHERE id = {open}`,
  },
  { guard: "Application_number", bad: `UPDATE "Application" SET number = NULL WHERE id = {open}` },
  {
    guard: "Decision_two_people",
    bad: `UPDATE "Decision" SET "decidedById" = "proposedById", minutes = '' WHERE "applicationId" = {awarded}`,
    fine: `UPDATE "Decision" SET "decidedById" = "proposedById", minutes = '全体会议通过' WHERE "applicationId" = {awarded}`,
  },
  { guard: "Decision_whole", bad: `UPDATE "Decision" SET "decidedAt" = NULL WHERE "applicationId" = {awarded}` },
  { guard: "Decision_whole", bad: `UPDATE "Decision" SET "decidedById" = NULL WHERE "applicationId" = {awarded}` },
  { guard: "Plaque_origin", bad: `UPDATE "Plaque" SET "applicationId" = NULL` },
  { guard: "Plaque_awardee", bad: `UPDATE "Plaque" SET awardee = 'organization'` },
  { guard: "Plaque_awardee", bad: `UPDATE "Plaque" SET "homeId" = NULL, "organizationId" = {org.pharma}` },
  { guard: "Plaque_awardee", bad: `UPDATE "Plaque" SET "organizationId" = {org.pharma}` },
  {
    guard: "Plaque_awardee",
    bad: `UPDATE "Plaque" SET awardee = 'person', "organizationId" = {org.pharma}`,
    fine: `UPDATE "Plaque" SET awardee = 'person', "homeId" = NULL, "organizationId" = {org.pharma}`,
  },
  {
    guard: "Plaque_origin",
    given: tableOfPlates("h"),
    bad: `UPDATE "Plaque" SET "importId" = (SELECT id FROM "PlaqueImport")`,
    fine: `UPDATE "Plaque" SET "importId" = (SELECT id FROM "PlaqueImport"), "applicationId" = NULL`,
  },
  {
    guard: "PlaqueEvent_by_somebody",
    bad: again("PlaqueEvent", "true", { byId: null }),
    fine: again("PlaqueEvent", "true", { byId: null, kind: "expired" }),
  },
  { guard: "PlaqueEvent_by_somebody", bad: again("PlaqueEvent", "true", { kind: "expired" }) },
  {
    guard: "PlaqueImport_whole",
    given: tableOfPlates("h"),
    bad: `UPDATE "PlaqueImport" SET "importedAt" = now()`,
    fine: `UPDATE "PlaqueImport" SET "importedAt" = now(), "importedById" = {person.staff}`,
  },
  { guard: "PaperReceipt_copies", bad: `UPDATE "PaperReceipt" SET copies = 0`, fine: `UPDATE "PaperReceipt" SET copies = 1` },
  {
    // The day of Shanghai: at half past midnight there it is still yesterday in Greenwich.
    guard: "SiteVisit_not_ahead",
    bad: again("SiteVisit", "true", { key: null, recordedAt: "2026-11-23T00:30+08", visitedOn: "2026-11-24" }),
    fine: again("SiteVisit", "true", { key: null, recordedAt: "2026-11-24T00:30+08", visitedOn: "2026-11-24" }),
  },
  {
    guard: "Home_manager_is_not_owner",
    bad: `UPDATE "Home" SET "managerId" = "ownerId"`,
    fine: `UPDATE "Home" SET "managerId" = {org.federation}`,
  },
];

const noticeChecks: Case[] = [
  {
    guard: "PublicNotice_two_people",
    given: drafted,
    bad: release({ releasedById: "{person.staff}" }),
    fine: release(),
  },
  { guard: "PublicNotice_published_whole", given: drafted, bad: release({ number: "NULL" }), fine: release() },
  { guard: "PublicNotice_period", given: drafted, bad: release({ endsAt: "now() - interval '1 s'" }), fine: release() },
  {
    guard: "PublicNotice_ended",
    given: drafted,
    bad: `UPDATE "PublicNotice" SET state = 'discarded', reason = 'x'`,
    fine: `UPDATE "PublicNotice" SET state = 'discarded', reason = 'x', "endedById" = {person.staff}, "endedAt" = now()`,
  },
  {
    guard: "PublicNotice_names",
    given: drafted,
    // NULL would pass a check that only compares a length: a name in public needs words.
    bad: `UPDATE "PublicNotice" SET "namesShown" = true, "personalBasis" = ''`,
    fine: `UPDATE "PublicNotice" SET "namesShown" = true, "personalBasis" = '本人书面同意'`,
  },
  { guard: "PublicNotice_names", given: drafted, bad: `UPDATE "PublicNotice" SET "namesShown" = true` },
  {
    guard: "Objection_signed",
    given: hanging,
    bad: object("Y-1").replace("'甲'", "NULL"),
    fine: object("Y-1"),
  },
  {
    guard: "Objection_accepted",
    given: objected,
    bad: `UPDATE "Objection" SET state = 'accepted'`,
    fine: `UPDATE "Objection" SET state = 'accepted', "acceptedById" = {person.staff}, "acceptedAt" = now()`,
  },
  {
    guard: "Objection_answered",
    given: objected,
    bad: `UPDATE "Objection" SET state = 'declined', answer = 'a'`,
    fine: `UPDATE "Objection" SET state = 'declined', ${answered}`,
  },
  {
    guard: "Outbox_sent",
    given: letter,
    bad: `UPDATE "Outbox" SET state = 'sent'`,
    fine: `UPDATE "Outbox" SET state = 'sent', "sentAt" = now()`,
  },
];
checks.push(...noticeChecks);

const exclusions: Case[] = [
  ...caseExclusions,
  ...homeExclusions,
  {
    guard: "Delegation_one_at_a_time",
    given: awayOn("2026-12-01", "2026-12-05"),
    bad: awayOn("2026-12-05", "2026-12-09"),
    fine: awayOn("2026-12-06", "2026-12-09"),
  },
  {
    guard: "OrganizationName_one_at_a_time",
    bad: again("OrganizationName", `"organizationId" = {org.pharma}`, { name: "第二个名字" }),
    fine: `UPDATE "OrganizationName" SET "validTo" = "validFrom" + interval '1 day' WHERE "organizationId" = {org.pharma};
      INSERT INTO "OrganizationName" ("organizationId", name, "validFrom") SELECT {org.pharma}, '新名', "validTo" FROM "OrganizationName" WHERE "organizationId" = {org.pharma}`,
  },
  {
    guard: "Membership_once",
    bad: again("Membership", `"personId" = {person.staff}`),
    fine: again("Membership", `"personId" = {person.staff}`, { role: "cityLeader" }),
  },
  ...(["systemAdmin", "securityAdmin"] as const).map((role) => ({
    guard: "Membership_three_officers",
    bad: again("Membership", `"personId" = {person.auditor}`, { role }),
  })),
  {
    guard: "Membership_three_officers",
    bad: again("Membership", `"personId" = {person.system}`, { role: "auditor" }),
    // One after the other is allowed, and any other post beside it.
    fine: `UPDATE "Membership" SET "validTo" = "validFrom" + interval '1 day' WHERE "personId" = {person.system};
      ${again("Membership", `"personId" = {person.system}`, { role: "auditor", validFrom: "2026-12-01T00:00:00Z", validTo: null })};
      ${again("Membership", `"personId" = {person.system}`, { role: "expert" })}`,
  },
];

checks.push(
  { guard: "PolicyDocument_released", bad: policy({ state: "'released'" }), fine: policy(policyReleased) },
  { guard: "PolicyDocument_released", bad: policy({ releasedAt: "now()" }) },
  { guard: "PolicyDocument_two_people", bad: policy({ ...policyReleased, releasedById: "{person.staff}" }), fine: policy(policyReleased) },
  {
    guard: "PolicyDocument_ended",
    bad: policy({ ...policyReleased, state: "'withdrawn'" }),
    fine: policy({ ...policyReleased, ...policyEnded, state: "'withdrawn'" }),
  },
  { guard: "PolicyDocument_ended", bad: policy({ ...policyReleased, ...policyEnded }) },
  {
    guard: "PolicyDocument_repealed",
    bad: policy({ ...policyReleased, ...policyEnded, repealedOn: "current_date" }),
    fine: policy({ ...policyReleased, ...policyEnded, repealedOn: "current_date", status: "'repealed'" }),
  },
);

const uniques: Case[] = [
  ...caseUniques,
  ...homeUniques,
  { guard: "SiteVisit_key_key", bad: again("SiteVisit", "true"), fine: again("SiteVisit", "true", { key: oneKey }) },
  {
    guard: "VisitFile_key_key",
    given: photoOf("{awarded}", "{awarded}", { key: `'${oneKey}'` }),
    bad: photoOf("{awarded}", "{awarded}", { key: `'${oneKey}'` }),
    fine: photoOf("{awarded}"),
  },
  {
    guard: "VisitFile_attachmentId_key",
    given: photoOf("{awarded}"),
    bad: again("VisitFile", "true", { key: oneKey }),
    fine: photoOf("{awarded}"),
  },
  {
    guard: "Organization_creditCode_active",
    bad: `UPDATE "Organization" SET "creditCode" = (SELECT "creditCode" FROM "Organization" WHERE id = {org.bearing}) WHERE id = {org.pharma}`,
    fine: `UPDATE "Organization" SET "creditCode" = (SELECT "creditCode" FROM "Organization" WHERE id = {org.bearing}), status = 'dissolved' WHERE id = {org.pharma}`,
  },
  {
    guard: "Person_phoneKey_active",
    bad: again("Person", "id = {person.staff}"),
    fine: again("Person", "id = {person.staff}", { status: "closed" }),
  },
  {
    guard: "Person_email_active",
    given: `UPDATE "Person" SET email = 'a@example.cn' WHERE id = {person.staff}`,
    bad: `UPDATE "Person" SET email = 'A@Example.cn' WHERE id = {person.leader}`,
    fine: `UPDATE "Person" SET email = 'b@example.cn' WHERE id = {person.leader}`,
  },
  { guard: "Session_tokenHash_key", bad: again("Session", "true") },
  { guard: "OneTimeToken_hash_key", bad: again("OneTimeToken", "true") },
  {
    guard: "PolicyDocument_number_live",
    given: policy({ title: "'x'" }),
    bad: policy({ title: "'y'" }),
  },
  { guard: "Scheme_code_key", bad: again("Scheme", "true") },
  { guard: "SchemeVersion_schemeId_version_key", bad: again("SchemeVersion", "true") },
  {
    guard: "SchemeVersion_one_draft",
    given: again("SchemeVersion", "true", { version: 2, status: "draft" }),
    bad: again("SchemeVersion", "status = 'draft'", { version: 3 }),
    fine: again("SchemeVersion", "status = 'draft'", { version: 3, status: "published" }),
  },
  {
    guard: "SchemeConfirmation_versionId_place_key",
    given: `${again("SchemeVersion", "true", { version: 2, status: "draft" })}; ${confirmation("a")}`,
    bad: confirmation("a"),
    fine: confirmation("b"),
  },
  { guard: "Application_number_key", bad: again("Application", "id = {open}", { status: "withdrawn" }) },
  {
    guard: "Application_one_live",
    bad: again("Application", "id = {open}", { number: "X-1" }),
    fine: again("Application", "id = {open}", { number: "X-1", status: "forgone" }),
  },
  {
    guard: "Application_one_live",
    given: again("Application", "id = {open}", { number: "X-1", ordinal: 2 }),
    bad: again("Application", "id = {open}", { number: "X-2", ordinal: 2 }),
    fine: again("Application", "id = {open}", { number: "X-2", ordinal: 3 }),
  },
  {
    guard: "IssuedDocument_verifyCode_key",
    bad: again("IssuedDocument", "true", { data: { other: true } }),
    fine: again("IssuedDocument", "true", { data: { other: true }, verifyCode: "X" }),
  },
  { guard: "IssuedDocument_submissionId_dataHash_key", bad: again("IssuedDocument", "true", { verifyCode: "X" }) },
  {
    guard: "IssuedDocument_plaqueId_dataHash_key",
    given: certificateOf("X"),
    bad: certificateOf("Y"),
    fine: again("IssuedDocument", `"verifyCode" = 'X'`, { data: { other: true }, verifyCode: "Y" }),
  },
  {
    guard: "PaperScan_attachmentId_key",
    given: scanOf("{awarded}", "{awarded}", "{awarded}"),
    bad: scanOf("{awarded}", "{awarded}", "{awarded}"),
  },
  {
    guard: "Submission_applicationId_ordinal_key",
    bad: again("Submission", `"applicationId" = {open}`),
    fine: again("Submission", `"applicationId" = {open}`, { ordinal: 2 }),
  },
  { guard: "Stage_applicationId_seq_key", bad: again("Stage", `"applicationId" = {open}`, { state: "passed" }) },
  {
    guard: "Stage_one_open",
    bad: again("Stage", `"applicationId" = {open} AND state = 'open'`, { seq: 99, state: "proposed" }),
    fine: again("Stage", `"applicationId" = {open} AND state = 'open'`, { seq: 99, state: "returned" }),
  },
  {
    guard: "ReturnMark_stageId_fieldKey_key",
    given: `INSERT INTO "ReturnMark" ("stageId", "fieldKey", reason) SELECT id, 'hours', 'x' FROM "Stage" WHERE "applicationId" = {open} AND state = 'open'`,
    bad: again("ReturnMark", "true"),
    fine: again("ReturnMark", "true", { fieldKey: "address" }),
  },
  {
    guard: "Decision_one_effective",
    bad: again("Decision", `"applicationId" = {awarded}`, { outcome: "refuse" }),
    fine: again("Decision", `"applicationId" = {awarded}`, { voidedAt: "2026-11-23T02:00:00Z" }),
  },
  {
    guard: "WorkItem_one_open",
    bad: `INSERT INTO "WorkItem" ("subjectKind", "subjectId", purpose, "organizationId", role, "openedAt") SELECT "subjectKind", "subjectId", purpose, {org.city}, 'cityStaff', now() FROM "WorkItem" WHERE "subjectId" = {open} AND "closedAt" IS NULL`,
    fine: `INSERT INTO "WorkItem" ("subjectKind", "subjectId", purpose, "organizationId", role, "openedAt") SELECT "subjectKind", "subjectId", 'other', {org.city}, 'cityStaff', now() FROM "WorkItem" WHERE "subjectId" = {open} AND "closedAt" IS NULL`,
  },
  { guard: "Attachment_storageKey_key", bad: again("Attachment", "true") },
  {
    guard: "Evidence_attachmentId_applicationId_fieldKey_key",
    bad: again("Evidence", "true"),
    fine: again("Evidence", "true", { fieldKey: "elsewhere" }),
  },
  {
    guard: "Plaque_number_key",
    given: tableOfPlates("h"),
    besides: `DROP INDEX "Plaque_numberKey_key"`,
    bad: plateAgain({ verifyCode: "X", applicationId: null, title: "另一荣誉" }),
  },
  {
    guard: "Plaque_numberKey_key",
    given: tableOfPlates("h"),
    bad: plateAgain({ number: " 益科家【２０２６】001", verifyCode: "X", applicationId: null, title: "另一荣誉" }),
    fine: plateAgain({ number: "益科家【２０２６】0001", verifyCode: "X", applicationId: null, title: "另一荣誉" }),
  },
  {
    guard: "Plaque_verifyCode_key",
    given: tableOfPlates("h"),
    bad: plateAgain({ number: "X", applicationId: null, title: "另一荣誉" }),
  },
  { guard: "Plaque_applicationId_key", bad: plateAgain({ number: "X", verifyCode: "X", title: "另一荣誉" }) },
  {
    guard: "Plaque_one_live",
    given: tableOfPlates("h"),
    bad: plateAgain({ number: "X", verifyCode: "X", applicationId: null, status: "suspended" }),
    fine: plateAgain({ number: "X", verifyCode: "X", applicationId: null, status: "revoked" }),
  },
  {
    guard: "Plaque_one_live",
    given: tableOfPlates("h"),
    bad: plateAgain({ number: "X", verifyCode: "X", applicationId: null }),
    fine: plateAgain({ number: "X", verifyCode: "X", applicationId: null, status: "expired" }),
  },
  {
    guard: "PlaqueImport_attachmentId_key",
    given: tableOfPlates("h"),
    bad: again("PlaqueImport", "true", { rowsHash: "other" }),
    fine: tableOfPlates("other"),
  },
  { guard: "PlaqueImport_rowsHash_key", given: tableOfPlates("h"), bad: tableOfPlates("h"), fine: tableOfPlates("other") },
  { guard: "RenderedDocument_storageKey_key", given: rendered("k", 0), bad: rendered("k", 1), fine: rendered("other", 1) },
];

checks.push(
  { guard: "ScoreSheet_by_another", bad: asked("{person.expert}"), fine: asked() },
  {
    guard: "ScoreSheet_submitted",
    given: `${asked()}; ${line()}`,
    bad: `UPDATE "ScoreSheet" SET state = 'submitted', total = 500`,
    fine: handIn,
  },
  { guard: "ScoreSheet_submitted", given: asked(), bad: `UPDATE "ScoreSheet" SET total = 500, "submittedAt" = now()` },
  {
    guard: "ScoreSheet_ended",
    given: asked(),
    bad: `UPDATE "ScoreSheet" SET state = 'excused', reason = 'x'`,
    fine: `UPDATE "ScoreSheet" SET state = 'excused', reason = 'x', "endedAt" = now(), "endedById" = {person.staff}`,
  },
  { guard: "ScoreSheet_says_why", given: asked(), bad: stepBack, fine: `${stepBack}, reason = 'x'` },
  { guard: "ScoreSheet_says_why", given: asked(), bad: `${stepBack}, detected = '{}'`, fine: `${stepBack}, detected = '{unit}'` },
  { guard: "ScoreSheet_says_why", given: asked(), bad: `${stepBack.replace("recused", "excused")}, detected = '{unit}'` },
  { guard: "ScoreLine_says_something", given: asked(), bad: line("NULL"), fine: line("NULL", "'x'") },
  { guard: "RoundResult_reason_said", bad: roundResult("''"), fine: roundResult("'x'") },
  { guard: "RoundAward_amount_not_negative", given: roundResult(), bad: roundAward(-1), fine: roundAward(0) },
  { guard: "PanelResult_three_sheets", bad: result(2, 500), fine: result(3, 500) },
  { guard: "PanelMean_between", given: closed, bad: mean("sign", 501), fine: mean("sign", 500) },
  { guard: "WorkItem_score_is_somebodys", bad: scoreWork("NULL"), fine: scoreWork("{person.expert}") },
);

uniques.push(
  {
    guard: "ScoreSheet_one_counts",
    given: asked(),
    bad: asked(),
    fine: `${stepBack}, reason = 'x'; ${asked()}`,
  },
  {
    guard: "WorkItem_one_score",
    given: scoreWork("{person.expert}"),
    bad: scoreWork("{person.expert}"),
    fine: scoreWork("{person.staff}"),
  },
  {
    guard: "PublicNotice_number_key",
    given: `${drafted}; ${release()}`,
    bad: `${again("PublicNotice", "true")}`,
    fine: again("PublicNotice", "true", { number: "N-2" }),
  },
  {
    guard: "NoticeItem_noticeId_applicationId_key",
    given: `${drafted}; ${listedOnIt}`,
    bad: again("NoticeItem", "true", { ordinal: 2 }),
  },
  {
    guard: "NoticeItem_noticeId_ordinal_key",
    given: `${drafted}; ${listedOnIt}`,
    bad: `INSERT INTO "NoticeItem" ("noticeId", ordinal, "applicationId", "stageId", unit, "homeName")
      SELECT n.id, 1, s."applicationId", s.id, 'u', 'h' FROM "PublicNotice" n, (SELECT * FROM "Stage" WHERE "applicationId" = {awarded} LIMIT 1) s`,
  },
  { guard: "Objection_number_key", given: objected, bad: object("Y-1"), fine: object("Y-2") },
  {
    guard: "Message_personId_key_key",
    given: `INSERT INTO "Message" ("personId", key, event, "subjectKind", params, "createdAt") VALUES ({person.staff}, 'once', 'e', 'none', '{}', now())`,
    bad: again("Message", "key = 'once'"),
    fine: again("Message", "key = 'once'", { key: "other" }),
  },
  { guard: "Outbox_dedupeKey_key", given: letter, bad: again("Outbox", "true"), fine: again("Outbox", "true", { dedupeKey: "other" }) },
);

const triggers: (Case & { table: string })[] = [
  ...caseTriggers,
  ...homeTriggers,
  { table: "SiteVisit", guard: "site_visit_frozen", bad: `UPDATE "SiteVisit" SET conclusion = 'failed'` },
  { table: "SiteVisitor", guard: "site_visitor_frozen", bad: `UPDATE "SiteVisitor" SET name = '甲'` },
  { table: "SiteVisitor", guard: "site_visitor_frozen", bad: `DELETE FROM "SiteVisitor"` },
  {
    table: "VisitFile",
    guard: "visit_file_frozen",
    given: `${photoOf("{awarded}", "{awarded}", { visitId: theVisit })}; ${photoOf("{awarded}", "{awarded}", { criterionKey: "'free'" })}`,
    bad: `UPDATE "VisitFile" SET "takenAt" = now() WHERE "criterionKey" = 'venue'`,
    fine: `UPDATE "VisitFile" SET "visitId" = ${theVisit} WHERE "criterionKey" = 'free'`,
  },
  {
    table: "VisitFile",
    guard: "visit_file_frozen",
    given: `${photoOf("{awarded}", "{awarded}", { visitId: theVisit })}; ${photoOf("{awarded}", "{awarded}", { criterionKey: "'free'" })}`,
    bad: `DELETE FROM "VisitFile"`,
    fine: `DELETE FROM "VisitFile" WHERE "criterionKey" = 'free'`,
  },
  { table: "VisitFile", guard: "visit_file_belongs", bad: photoOf("{open}", "{awarded}"), fine: photoOf("{awarded}") },
  {
    table: "VisitFile",
    guard: "visit_file_belongs",
    bad: photoOf("{open}", "{open}", { visitId: theVisit }),
    fine: photoOf("{awarded}", "{awarded}", { visitId: theVisit }),
  },
  {
    table: "PolicyDocument",
    guard: "policy_frozen",
    given: policy(policyReleased),
    bad: `UPDATE "PolicyDocument" SET title = 'y'`,
    fine: `UPDATE "PolicyDocument" SET status = 'repealed', "repealedOn" = current_date, reason = 'x', "endedById" = {person.leader}, "endedAt" = now();
      UPDATE "PolicyDocument" SET state = 'withdrawn'`,
  },
  { table: "PolicyDocument", guard: "policy_frozen", given: policy(policyReleased), bad: `UPDATE "PolicyDocument" SET status = 'trial'` },
  { table: "PolicyDocument", guard: "policy_frozen", given: policy(policyReleased), bad: `DELETE FROM "PolicyDocument"` },
  {
    table: "PublicNotice",
    guard: "public_notice_frozen",
    given: `${drafted}; ${release()}`,
    bad: `UPDATE "PublicNotice" SET title = 'x'`,
    fine: `UPDATE "PublicNotice" SET state = 'withdrawn', reason = 'x', "endedById" = {person.staff}, "endedAt" = now()`,
  },
  { table: "PublicNotice", guard: "public_notice_frozen", given: `${drafted}; ${release()}`, bad: `DELETE FROM "PublicNotice"` },
  { table: "NoticeItem", guard: "notice_item_frozen", given: hanging, bad: `UPDATE "NoticeItem" SET unit = 'x'` },
  {
    table: "NoticeItem",
    guard: "notice_item_frozen",
    given: `${drafted}; ${release()}`,
    bad: listedOnIt,
  },
  {
    table: "Objection",
    guard: "objection_in_time",
    given: hanging,
    bad: object("Y-1", "now() + interval '6 days'"),
    fine: object("Y-1"),
  },
  { table: "Objection", guard: "objection_kept", given: objected, bad: `UPDATE "Objection" SET text = 'x'` },
  { table: "Objection", guard: "objection_kept", given: objected, bad: `DELETE FROM "Objection"` },
  {
    table: "ScoreSheet",
    guard: "score_sheet_frozen",
    given: handedIn,
    bad: `UPDATE "ScoreSheet" SET total = 1`,
    fine: `${stepBack}, reason = 'x'`,
  },
  { table: "ScoreSheet", guard: "score_sheet_frozen", given: handedIn, bad: `${stepBack}, reason = 'x', total = 1` },
  { table: "ScoreSheet", guard: "score_sheet_frozen", given: asked(), bad: `DELETE FROM "ScoreSheet"` },
  {
    table: "ScoreSheet",
    guard: "score_sheet_frozen",
    given: `${asked()}; ${stepBack}, reason = 'x'`,
    bad: `UPDATE "ScoreSheet" SET state = 'draft', reason = NULL, "endedAt" = NULL, "endedById" = NULL`,
  },
  { table: "ScoreSheet", guard: "score_sheet_frozen", given: `${asked()}; ${line("501")}`, bad: handIn },
  { table: "ScoreSheet", guard: "score_sheet_frozen", given: asked(), bad: handIn },
  {
    table: "ScoreSheet",
    guard: "score_sheet_frozen",
    given: `${asked()}; ${line()}; ${line("NULL", "'x'").replace("'venue'", "'sign'")}`,
    bad: handIn,
  },
  { table: "ScoreLine", guard: "score_line_frozen", given: handedIn, bad: `UPDATE "ScoreLine" SET points = 1` },
  { table: "ScoreLine", guard: "score_line_frozen", given: handedIn, bad: `DELETE FROM "ScoreLine"` },
  {
    table: "ScoreLine",
    guard: "score_line_frozen",
    given: handedIn,
    bad: line().replace("'venue'", "'sign'"),
    fine: `UPDATE "ScoreSheet" SET state = 'recused', reason = 'x', "endedAt" = now(), "endedById" = "expertId"`,
  },
  { table: "PanelResult", guard: "panel_result_frozen", given: closed, bad: `UPDATE "PanelResult" SET total = 1` },
  {
    table: "PanelResult",
    guard: "panel_result_frozen",
    // Without its lines, which would hold it as well.
    given: `ALTER TABLE "PanelResult" DISABLE TRIGGER panel_result_adds_up; ${result(3, 0)}`,
    bad: `DELETE FROM "PanelResult"`,
  },
  { table: "PanelMean", guard: "panel_mean_frozen", given: closed, bad: `UPDATE "PanelMean" SET mean = 2` },
  { table: "PanelMean", guard: "panel_mean_frozen", given: closed, bad: `DELETE FROM "PanelMean"` },
  {
    table: "PanelResult",
    guard: "panel_result_adds_up",
    bad: `${result(3, 500)}; ${settled}`,
    fine: `${result(3, 500)}; ${mean("venue", 1)}; ${settled}`,
  },
  {
    table: "PanelMean",
    guard: "panel_mean_adds_up",
    given: closed,
    bad: `${mean("sign", 1)}; ${settled}`,
  },
  {
    table: "SchemeConfirmation",
    guard: "scheme_confirmation_frozen",
    bad: `UPDATE "SchemeConfirmation" SET note = 'x'`,
  },
  {
    table: "SchemeConfirmation",
    guard: "scheme_confirmation_frozen",
    bad: `DELETE FROM "SchemeConfirmation"`,
  },
  {
    table: "SchemeConfirmation",
    guard: "scheme_confirmation_frozen",
    given: again("SchemeVersion", "true", { version: 2, status: "draft" }),
    bad: confirmation("a", "published"),
    fine: confirmation("a"),
  },
  {
    table: "SchemeVersion",
    guard: "scheme_version_frozen",
    bad: `UPDATE "SchemeVersion" SET document = '{}' WHERE status = 'published'`,
  },
  {
    table: "SchemeVersion",
    guard: "scheme_version_frozen",
    bad: `UPDATE "SchemeVersion" SET status = 'draft' WHERE id IN (SELECT id FROM "SchemeVersion" WHERE status = 'published' LIMIT 1)`,
  },
  {
    table: "SchemeVersion",
    guard: "scheme_version_frozen",
    given: again("SchemeVersion", "true", { version: 2 }),
    bad: `DELETE FROM "SchemeVersion" WHERE version = 2`,
  },
  {
    table: "SchemeVersion",
    guard: "scheme_version_frozen",
    given: again("SchemeVersion", "true", { version: 2, status: "draft" }),
    bad: `UPDATE "SchemeVersion" SET hash = 'x' WHERE status = 'published'`,
    fine: `UPDATE "SchemeVersion" SET hash = 'x' WHERE status = 'draft'; DELETE FROM "SchemeVersion" WHERE status = 'draft'`,
  },
  {
    table: "Round",
    guard: "round_on_published",
    given: again("SchemeVersion", "true", { version: 2, status: "draft" }),
    bad: `UPDATE "Round" SET "schemeVersionId" = (SELECT id FROM "SchemeVersion" WHERE status = 'draft')`,
    fine: `UPDATE "Round" SET name = 'x'`,
  },
  {
    table: "Round",
    guard: "round_on_published",
    given: again("SchemeVersion", "true", { version: 2, status: "draft" }),
    bad: `INSERT INTO "Round" SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'schemeVersionId', v.id))).* FROM "Round" r, "SchemeVersion" v WHERE v.status = 'draft' LIMIT 1`,
  },
  { table: "Submission", guard: "submission_frozen", bad: `UPDATE "Submission" SET answers = '{}'` },
  { table: "Submission", guard: "submission_frozen", bad: `UPDATE "Submission" SET "submittedAt" = "submittedAt" - interval '1 day'` },
  {
    table: "Submission",
    guard: "submission_frozen",
    given: again("Submission", `"applicationId" = {open}`, { ordinal: 9 }), // one without a paper, which would hold it as well
    bad: `DELETE FROM "Submission" WHERE ordinal = 9`,
  },
  { table: "IssuedDocument", guard: "issued_document_frozen", bad: `UPDATE "IssuedDocument" SET data = '{}'` },
  {
    table: "IssuedDocument",
    guard: "issued_document_frozen",
    bad: `DELETE FROM "IssuedDocument"`,
    fine: again("IssuedDocument", "true", { data: { other: true }, verifyCode: "X" }),
  },
  {
    table: "PaperScan",
    guard: "paper_scan_belongs",
    bad: scanOf("{open}", "{awarded}", "{awarded}"),
    fine: scanOf("{awarded}", "{awarded}", "{awarded}"),
  },
  { table: "PaperScan", guard: "paper_scan_belongs", bad: scanOf("{awarded}", "{open}", "{awarded}") },
  {
    table: "Attachment",
    guard: "attachment_infected_stays",
    given: `UPDATE "Attachment" SET scan = 'infected'`,
    bad: `UPDATE "Attachment" SET scan = 'clean'`,
    fine: `UPDATE "Attachment" SET name = 'x', scan = 'infected'`,
  },
  {
    table: "PlaqueImport",
    guard: "plaque_import_kept",
    given: tableOfPlates("h"),
    bad: `UPDATE "PlaqueImport" SET rows = '[1]'`,
    fine: `UPDATE "PlaqueImport" SET "importedAt" = now(), "importedById" = {person.staff}`,
  },
  {
    table: "PlaqueImport",
    guard: "plaque_import_kept",
    given: `${tableOfPlates("h")}; UPDATE "PlaqueImport" SET "importedAt" = now(), "importedById" = {person.staff}`,
    bad: `UPDATE "PlaqueImport" SET "importedAt" = NULL, "importedById" = NULL`,
  },
  { table: "PlaqueImport", guard: "plaque_import_kept", given: tableOfPlates("h"), bad: `DELETE FROM "PlaqueImport"` },
  { table: "PlaqueEvent", guard: "plaque_event_kept", bad: `UPDATE "PlaqueEvent" SET note = 'x'` },
  { table: "PlaqueEvent", guard: "plaque_event_kept", bad: `DELETE FROM "PlaqueEvent"`, fine: again("PlaqueEvent", "true") },
  {
    table: "SiteVisit",
    guard: "site_visit_has_visitor",
    bad: `${again("SiteVisit", "true", { key: null, note: "niemand" })}; SET CONSTRAINTS ALL IMMEDIATE`,
    fine: `${again("SiteVisit", "true", { key: null, note: "jemand" })}; INSERT INTO "SiteVisitor" ("visitId", name) SELECT id, '沈嘉禾' FROM "SiteVisit" WHERE note = 'jemand'; SET CONSTRAINTS ALL IMMEDIATE`,
  },
];

async function prove({ guard, besides, given, bad, fine }: Case, drop: string, code: string): Promise<void> {
  await portal.rolledBack(async (client) => {
    if (given) await client.query(fill(given));
    await client.query("SAVEPOINT before");
    const refusal = await client.query(fill(bad)).then(
      () => null,
      (error: Error & { code?: string; constraint?: string }) => ({ code: error.code, guard: error.constraint }),
    );
    expect(refusal).toEqual({ code, guard: code === "23514" && drop.includes("TRIGGER") ? undefined : guard });
    await client.query("ROLLBACK TO before");
    if (fine) await client.query(fill(fine));
    await client.query("ROLLBACK TO before");
    await client.query(drop);
    if (besides) await client.query(besides);
    const results = await client.query(fill(bad));
    expect([results].flat()[0]?.rowCount).toBeGreaterThan(0);
  });
}
const tableOf = (guard: string) => guard.split("_")[0];
const dropConstraint = ({ guard }: Case) => `ALTER TABLE "${tableOf(guard)}" DROP CONSTRAINT "${guard}"`;

describe("a check", () => {
  it.each(checks)("$guard refuses: $bad", (item) => prove(item, dropConstraint(item), "23514"));
});
describe("an exclusion", () => {
  it.each(exclusions)("$guard refuses: $bad", (item) => prove(item, dropConstraint(item), "23P01"));
});
describe("a unique index", () => {
  it.each(uniques)("$guard refuses: $bad", (item) => prove(item, `DROP INDEX "${item.guard}"`, "23505"));
});
describe("a trigger", () => {
  it.each(triggers)("$guard refuses: $bad", (item) => prove(item, `ALTER TABLE "${item.table}" DISABLE TRIGGER ${item.guard}`, "23514"));
});

describe("the list above", () => {
  it("names every guard there is", async () => {
    const names = async (text: string) => (await portal.sql<{ name: string }>(text)).map(({ name }) => name);
    const listed = (cases: readonly Case[]) => [...new Set(cases.map(({ guard }) => guard))].toSorted();
    const constraint = (kind: string) =>
      names(
        `SELECT conname::text AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = '${kind}' ORDER BY conname COLLATE "C"`,
      );
    expect(listed(checks)).toEqual(await constraint("c"));
    expect(listed(exclusions)).toEqual(await constraint("x"));
    expect(listed(uniques)).toEqual(
      await names(`SELECT c.relname::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary AND NOT indisexclusion ORDER BY c.relname COLLATE "C"`),
    );
    // Those that count seats and who came are shown in activities.test.ts, the last state of a facility below.
    // The tree's two are shown below, the logs' in audit.test.ts and quiet.test.ts, the papers' hash in documents.test.ts.
    expect(
      [
        ...listed(triggers),
        "attendance_counted",
        "audit_chain",
        "enrolment_seat",
        "facility_checked",
        "issued_document_hash",
        "organization_path",
        "organization_path_below",
        "quiet_chain",
      ].toSorted(),
    ).toEqual((await names("SELECT tgname::text AS name FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname")).toSorted());
  });

  it("needs no cascade: nothing that others point to can be deleted", async () => {
    expect(await portal.sql(`SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype <> 'r'`)).toEqual([]);
    await expect(db().organization.delete({ where: { id: city.ids.pharma } })).rejects.toThrow(/Foreign key constraint|RESTRICT/i);
  });
});

describe("a facility", () => {
  it("is as its last check found it, in whatever order they are written down", async () => {
    await portal.rolledBack(async (client) => {
      const { rows } = await client.query(
        `INSERT INTO "Facility" ("homeId", kind, name) SELECT id, 'books', 'n' FROM "Home" LIMIT 1 RETURNING id, state::text`,
      );
      const check = (day: string, state: string) =>
        client.query(
          `INSERT INTO "FacilityCheck" ("facilityId", "onDay", state, "byId", at) VALUES ($1, $2, $3::"FacilityState", $4, now())`,
          [...[rows[0].id, day, state, city.persons.pharma]],
        );
      await check("2026-11-20", "broken");
      await check("2026-11-10", "worn");
      const { rows: now } = await client.query(`SELECT state::text FROM "Facility" WHERE id = $1`, [rows[0].id]);
      expect([rows[0].state, now[0].state]).toEqual(["good", "broken"]);
    });
  });
});

describe("a site visit that nobody made", () => {
  it("is refused when the transaction ends", async () => {
    const visits = () => portal.one('SELECT count(*)::int FROM "SiteVisit"');
    const before = await visits();
    const row = await db().siteVisit.findFirstOrThrow({
      select: { applicationId: true, stageId: true, recordedById: true, recordedAt: true, visitedOn: true, conclusion: true },
    });
    const record = (visitors: string[]) =>
      db().$transaction(async (tx) => {
        const { id } = await tx.siteVisit.create({ data: { ...row, checklist: {} } });
        await tx.siteVisitor.createMany({ data: visitors.map((name) => ({ visitId: id, name })) });
        return tx.siteVisit.count();
      });
    await expect(record([])).rejects.toThrow(/at least one visitor/);
    expect(await visits()).toBe(before);
    expect(await record(["沈嘉禾"])).toBe(before + 1);
    expect(await visits()).toBe(before + 1);
  });
});

describe("the tree of organizations", () => {
  const make = async (name: string, parentId: string) =>
    (await act(createOrganization, await city.as("system"), { name, kindCode: "society", parentId })).id;
  const under = (id: string, parentId: string) => portal.sql('UPDATE "Organization" SET "parentId" = $2 WHERE id = $1', id, parentId);
  const pathOf = (id: string) => portal.one<string>('SELECT path FROM "Organization" WHERE id = $1', id);

  it("carries its paths along, however deep", async () => {
    const top = await make("顶", city.ids.city);
    const chain = [top];
    for (let depth = 1; depth <= 5; depth += 1) chain.push(await make(`第${depth}层`, chain.at(-1) ?? ""));
    expect(await pathOf(chain[5] ?? "")).toBe(`/${[city.ids.city, ...chain].join("/")}/`);
    await under(top, city.ids.highTechZone);
    const above = [city.ids.city, city.ids.highTechZone];
    for (const [i, id] of chain.entries()) expect(await pathOf(id)).toBe(`/${[...above, ...chain.slice(0, i + 1)].join("/")}/`);
    // Written by hand, a path is put right at once.
    await portal.sql(`UPDATE "Organization" SET path = '/x/' WHERE id = $1`, chain[3]);
    expect(await pathOf(chain[4] ?? "")).toBe(`/${[...above, ...chain.slice(0, 5)].join("/")}/`);

    await portal.rolledBack(async (client) => {
      await client.query('ALTER TABLE "Organization" DISABLE TRIGGER organization_path_below');
      await client.query('UPDATE "Organization" SET "parentId" = $2 WHERE id = $1', [top, city.ids.jiangbei]);
      const { rows } = await client.query<{ path: string }>('SELECT path FROM "Organization" WHERE id = $1', [chain[1]]);
      expect(rows[0]?.path).toContain(city.ids.highTechZone);
    });
  });

  it("never stands below itself", async () => {
    const [a, b, c] = [await make("甲", city.ids.city), await make("乙", city.ids.city), await make("丙", city.ids.city)];
    await under(b, a);
    await under(c, b);
    for (const parent of [a, b, c]) await expect(under(a, parent)).rejects.toMatchObject({ code: "23514" });
    await expect(under(city.ids.city, c)).rejects.toMatchObject({ code: "23514" });
    expect(await pathOf(a)).toBe(`/${city.ids.city}/${a}/`);
  });

  /** Two moves, each lawful by itself: a below b while b goes below a. */
  async function bothMove(): Promise<{ second: string; circle: boolean }> {
    const [a, b] = [await make("甲", city.ids.city), await make("乙", city.ids.city)];
    const below = await make("甲之下", a);
    const [one, two] = [await portal.connect(), await portal.connect()];
    try {
      await one.query("BEGIN");
      await two.query("BEGIN");
      await one.query('UPDATE "Organization" SET "parentId" = $2 WHERE id = $1', [a, b]);
      const waiting = two.query('UPDATE "Organization" SET "parentId" = $2 WHERE id = $1', [b, below]).then(
        () => "done",
        (error: Error & { code?: string }) => error.code ?? error.message,
      );
      // Until the second waits for the first, or is through because nothing holds it.
      const blocked = async () => {
        const locks = "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while ((await portal.one(locks)) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      await Promise.race([waiting, blocked()]);
      await one.query("COMMIT");
      const second = await waiting;
      await two.query(second === "done" ? "COMMIT" : "ROLLBACK");
      const parents = new Map(
        (await portal.sql<{ id: string; parentId: string }>('SELECT id, "parentId" FROM "Organization"')).map((row) => [
          row.id,
          row.parentId,
        ]),
      );
      let at: string | null | undefined = a;
      for (let step = 0; step < 50 && at; step += 1) at = parents.get(at);
      if (at)
        await portal.sql(
          `ALTER TABLE "Organization" DISABLE TRIGGER USER; DELETE FROM "OrganizationName" WHERE "organizationId" IN ('${a}', '${b}', '${below}'); DELETE FROM "Organization" WHERE id IN ('${a}', '${b}', '${below}'); ALTER TABLE "Organization" ENABLE TRIGGER USER`,
        );
      return { second, circle: Boolean(at) };
    } finally {
      one.release();
      two.release();
    }
  }

  it("not even when two move at once", async () => {
    expect(await bothMove()).toEqual({ second: "23514", circle: false });
    // Without the lock on the new parent both look at what was before, and the circle closes.
    const [{ source } = { source: "" }] = await portal.sql<{ source: string }>(
      "SELECT pg_get_functiondef('organization_path'::regproc) AS source",
    );
    await portal.sql(source.replace(" FOR SHARE", ""));
    try {
      expect((await bothMove()).circle).toBe(true);
    } finally {
      await portal.sql(source);
    }
  });
});
