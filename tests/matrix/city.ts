// A city within the demonstration's: offices, firms and people of the matrix' own, made over HTTP by those who may.
import { randomInt, randomUUID } from "node:crypto";
import { Pool, type QueryResultRow } from "pg";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { checkCharacter } from "@/lib/organizations/rules";
import { demoPassword } from "@/prisma/seed/accounts";
import { phoneOf } from "../e2e/support";
import { settle } from "../e2e/support-database";
import { columns, everybody, type Nameless, type Who } from "./actors";
import { type Answer, asParts, Client, type Fields, origin, type Part, readActions } from "./http";
import { samplesOf } from "@/lib/schemes/rules/confirmations";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { schemeCode, schemeJson, scoredSchemeJson } from "./scheme";
import { portalNow } from "../support/portal-now";

export const password = demoPassword;

/** key: name, kind, the office above; what is elsewhere, for those of the same role. */
const organizations = {
  zone: ["片区科协", "zoneAssociation", "city"],
  street: ["街道科协", "streetAssociation", "city"],
  federation: ["企业科协联合会", "enterpriseFederation", "city"],
  otherFederation: ["另一联合会", "enterpriseFederation", "city"],
  department: ["学术部", "department", "city"],
  otherDepartment: ["组织部", "department", "city"],
  firm: ["药业有限公司", "enterprise", "zone"],
  otherFirm: ["轴承有限公司", "enterprise", "street"],
} as const;
type Organization = keyof typeof organizations | "city";

const places: Record<Exclude<Who, Nameless | "scientist">, Organization> = {
  officer: "firm",
  officerElsewhere: "otherFirm",
  township: "zone",
  townshipElsewhere: "street",
  receiver: "federation",
  receiverElsewhere: "otherFederation",
  staff: "department",
  staffElsewhere: "otherDepartment",
  leader: "department",
  expert: "department",
  systemAdmin: "city",
  securityAdmin: "city",
  auditor: "city",
};

/** What nobody should type and somebody will: a turn of direction, a rare character; with a NUL where the field takes it out. */
export const rarely = (words: string) => `${words}𠮷\u202e`;
export const oddly = (words: string) => rarely(`${words.slice(0, 1)}\u0000${words.slice(1)}`);

/** What belongs to a rights case, but the log of who opened it: looking at one is noted there. */
const caseTables = [
  ...["CaseBar", "CaseEvent", "CaseLimit", "CasePause", "CaseMessage", "CaseNote", "CaseFile", "CaseConsent", "CaseTransfer"],
  ...["CaseAnswer", "CaseRemedy", "CaseLetter", "CaseRating", "CaseRectification"],
];
/** A code has letters only. */
export const categoryOf = (mark: string) => `matrix${[...mark].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;

export type City = Awaited<ReturnType<typeof buildCity>>;

/** People whose office ends on the way, and experts who only fill a panel; the table has no column for them. */
const leavers = ["leavingOfficer", "leavingStaff", "leavingAuditor"] as const;
const panelists = ["secondExpert", "thirdExpert"] as const;
/** Acts that write nothing: they answer what values come to. */
const reckoning: readonly string[] = ["schemes.tryScheme"];
type Person = Who | (typeof leavers)[number] | (typeof panelists)[number];

export async function buildCity() {
  const pool = new Pool({ connectionString: process.env.E2E_DATABASE_URL, max: 4 });
  const sql = async <R extends QueryResultRow>(text: string, ...values: unknown[]): Promise<R[]> =>
    (await pool.query<R>(text, values)).rows;
  const one = async <V = string>(text: string, ...values: unknown[]): Promise<V> => {
    const [row] = await sql<Record<string, V>>(text, ...values);
    if (!row) throw new Error(`no row: ${text}`);
    return Object.values(row)[0] as V;
  };

  const actions = readActions();
  const mark = String(randomInt(100_000, 999_999));
  const stranger = () => new Client(actions);
  const clients = {} as Record<Who, Client>;
  const ids = {} as Record<Organization, string>;
  const persons = {} as Record<Person, string>;
  const memberships = {} as Record<Person, string>;
  const phones = Object.fromEntries(
    [...everybody, ...leavers, ...panelists].map((who, at) => [who, `199${mark}${String(at + 10)}`]),
  ) as Record<Person, string>;
  /** Actions somebody really carried out, and not only might have. */
  const done = new Set<string>();

  const acts = (personId: string) => one<string>(`SELECT count(*) FROM "AuditEntry" WHERE "actorId" = $1`, personId);

  /** An act that must succeed and leave exactly one line in the log, whoever does it; what only reckons leaves none. */
  async function really(who: Who | Client, action: string, fields: Fields): Promise<Answer> {
    const client = who instanceof Client ? who : clients[who];
    const personId = who instanceof Client ? null : (persons[who] ?? null);
    const before = personId && (await acts(personId));
    const answer = await client.act(action, fields);
    if (answer.word !== "done" && answer.word !== "redirect")
      throw new Error(
        `${action} was refused: ${answer.status} ${answer.word} ${answer.fields.join(", ")} ${answer.blockers.join(" ")} ${answer.text.slice(0, 200)}`,
      );
    const lines = reckoning.includes(action) ? 0n : 1n;
    if (personId && BigInt(await acts(personId)) !== BigInt(before ?? 0) + lines)
      throw new Error(`${action} left other than ${lines} lines in the log`);
    done.add(action);
    return answer;
  }

  async function signedIn(phone: string, secret = password): Promise<Client> {
    const client = stranger();
    await really(client, "accounts.signIn", { phone, password: secret });
    return client;
  }

  const personOf = (phone: string) => one(`SELECT id FROM "Person" WHERE "phoneKey" = $1`, phone);
  const membershipOf = (personId: string) => one(`SELECT id FROM "Membership" WHERE "personId" = $1`, personId);

  async function appoint(by: Client, action: string, who: Person, role: string, organization: Organization): Promise<Client> {
    const { value } = await really(by, action, { organizationId: ids[organization], role, name: `矩阵${who}`, phone: phones[who] });
    const client = stranger();
    await really(client, "accounts.acceptInvitation", { code: (value as { code: string }).code, password });
    persons[who] = await personOf(phones[who]);
    memberships[who] = await membershipOf(persons[who]);
    return client;
  }

  const appointAs = async (by: Client, action: string, who: Exclude<Who, Nameless | "scientist">) => {
    clients[who] = await appoint(by, action, who, columns[who], places[who]);
  };

  ids.city = await one(`SELECT id FROM "Organization" WHERE "parentId" IS NULL`);
  for (const who of ["visitor", "claimant", "partner"] as const) clients[who] = stranger();

  await appointAs(await signedIn(phoneOf("安全管理员")), "accounts.inviteSystem", "securityAdmin");
  await Promise.all((["systemAdmin", "auditor"] as const).map((who) => appointAs(clients.securityAdmin, "accounts.inviteSystem", who)));
  const system = clients.systemAdmin;
  for (const [key, [name, kindCode, parent]] of Object.entries(organizations) as [
    Organization,
    readonly [string, string, Organization],
  ][]) {
    const body = `91439900MX${mark}${key === "firm" ? 1 : 2}`;
    const creditCode = kindCode === "enterprise" ? body + checkCharacter(body) : "";
    const { to } = await really(system, "organizations.createOrganization", {
      ...{ name: `矩阵${mark}${name}`, kindCode, parentId: ids[parent], creditCode, hostUnitId: "", phone: "" },
    });
    ids[key] = to?.split("/").at(-1) ?? "";
  }
  await Promise.all((["staff", "staffElsewhere", "leader"] as const).map((who) => appointAs(system, "accounts.inviteCity", who)));
  const officers = ["officer", "officerElsewhere", "township", "townshipElsewhere", "receiver", "receiverElsewhere", "expert"] as const;
  await Promise.all([
    ...officers.map((who) => appointAs(clients.staff, "accounts.inviteOfficer", who)),
    appoint(clients.staff, "accounts.inviteOfficer", "leavingOfficer", "enterpriseOfficer", "firm"),
    appoint(clients.systemAdmin, "accounts.inviteCity", "leavingStaff", "cityStaff", "department"),
    appoint(clients.securityAdmin, "accounts.inviteSystem", "leavingAuditor", "auditor", "city"),
    really(clients.visitor, "accounts.register", { name: "矩阵科技工作者", phone: phones.scientist, password, agree: "on" }),
  ]);
  const panel = await Promise.all(panelists.map((who) => appoint(clients.staff, "accounts.inviteOfficer", who, "expert", "department")));
  clients.scientist = await signedIn(phones.scientist);
  persons.scientist = await personOf(phones.scientist);

  const today: Day = dayOf(await one<Date>(`SELECT ${portalNow}`));
  const versionOf = ({ to }: Answer) => to?.split("/").at(-1) ?? "";
  async function published(document: string): Promise<string> {
    const id = versionOf(await really("staff", "schemes.importScheme", { document }));
    const hash = await one(`SELECT hash FROM "SchemeVersion" WHERE id = $1`, id);
    const places = samplesOf(schemeDocument.parse(JSON.parse(document))).map(({ place }) => place);
    await really("staff", "schemes.confirmSamples", { versionId: id, hash, places, note: "" });
    await really("staff", "schemes.publishScheme", { versionId: id });
    return id;
  }
  const versionId = await published(schemeJson(mark));
  const scoredId = await published(scoredSchemeJson(mark));
  // A draft that goes on being one: edited, pasted into, a table taken over and another dropped.
  const copied = await really("staff", "schemes.copyScheme", { from: versionId, code: `${schemeCode(mark)}c`, name: `矩阵${mark}草稿` });
  const draftSchemeId = copied.to?.split("/").at(-2) ?? "";
  const drawn = async () => ({
    versionId: draftSchemeId,
    hash: await one<string>(`SELECT hash FROM "SchemeVersion" WHERE id = $1`, draftSchemeId),
  });
  const table = { versionId: draftSchemeId, table: "项目\t分值\n场所\t10" };
  await really("staff", "schemes.editScheme", { ...(await drawn()), do: "add", place: "classes", name: "矩阵", note: "测试用" });
  await really("staff", "schemes.pasteTable", table);
  const taken = { columns: "name,points", note: "测试用", group: "have", "r.0.take": "on", "r.0.name": "场所", "r.0.points": "10" };
  await really("staff", "schemes.takeTable", { ...(await drawn()), ...taken, "r.0.kind": "manual" });
  await really("staff", "schemes.pasteTable", table);
  await really("staff", "schemes.dropTable", { versionId: draftSchemeId });
  await really("staff", "schemes.tryScheme", { versionId: draftSchemeId, "a.place": "on" });
  const roundFields = (name: string, receiving: Organization, version = versionId): Fields => ({
    ...{ versionId: version, name: `矩阵${mark}${name}`, opensOn: today, lastDay: addDays(today, 60) },
    ...{ receivingOrganizationId: ids[receiving], decidingOrganizationId: ids.department, departmentId: ids.department },
  });
  await really("staff", "schemes.openRound", roundFields("联合会收件", "federation"));
  await really("staff", "schemes.openRound", roundFields("部室收件", "department"));
  await really("staff", "schemes.openRound", roundFields("专家评分", "department", scoredId));
  const roundOf = (receiving: Organization, version = versionId) =>
    one(`SELECT id FROM "Round" WHERE "schemeVersionId" = $1 AND "receivingOrganizationId" = $2`, version, ids[receiving]);
  const rounds = {
    federation: await roundOf("federation"),
    department: await roundOf("department"),
    scored: await roundOf("department", scoredId),
  };
  const past = { opensOn: addDays(today, -40), lastDay: addDays(today, -10) };
  await really("staff", "schemes.openRound", { ...roundFields("没人申报", "federation", scoredId), ...past });
  await really("leader", "results.settleRound", { roundId: await roundOf("federation", scoredId), reason: "没有单位申报" });

  // What nobody moved to the matrix' department is another desk's.
  const ownCases = `"officeId" = '${ids.department}'`;
  const ownHome = `"homeId" IN (SELECT id FROM "Home" WHERE "ownerId" = ANY($1::uuid[]))`;
  /** Everything that is the matrix' own, as one hash: a refused act leaves it as it was. */
  const mine: readonly (readonly [table: string, where: string])[] = [
    ["Application", `"applicantOrganizationId" = ANY($1::uuid[])`],
    ...["Stage", "WorkItem", "Evidence", "Decision", "SiteVisit", "PaperReceipt", "Submission", "Plaque"].map(
      (table) => [table, `"applicationId" IN (SELECT id FROM "Application" WHERE "applicantOrganizationId" = ANY($1::uuid[]))`] as const,
    ),
    ...["ScoreSheet", "PanelResult", "ReturnMark"].map(
      (table) =>
        [
          table,
          `"stageId" IN (SELECT s.id FROM "Stage" s JOIN "Application" a ON a.id = s."applicationId" WHERE a."applicantOrganizationId" = ANY($1::uuid[]))`,
        ] as const,
    ),
    ...[
      ["PublicNotice", `"organizationId" = ANY($1::uuid[])`],
      ["NoticeItem", `"applicationId" IN (SELECT id FROM "Application" WHERE "applicantOrganizationId" = ANY($1::uuid[]))`],
      [
        "Objection",
        `"itemId" IN (SELECT i.id FROM "NoticeItem" i JOIN "Application" a ON a.id = i."applicationId" WHERE a."applicantOrganizationId" = ANY($1::uuid[]))`,
      ],
    ].map(([table = "", where = ""]) => [table, where] as const),
    ["Home", `"ownerId" = ANY($1::uuid[])`],
    ...["HomeRevision", "HomeRoom", "HouseRules", "Incident", "Facility", "Activity", "ActivitySession"].map(
      (table) => [table, ownHome] as const,
    ),
    ["EvidenceUse", `${ownHome} OR "applicationId" IN (SELECT id FROM "Application" WHERE "applicantOrganizationId" = ANY($1::uuid[]))`],
    ...["Enrolment", "Attendance", "ActivityReport", "ActivityRating", "ReportPhoto"].map(
      (table) => [table, `"sessionId" IN (SELECT id FROM "ActivitySession" WHERE ${ownHome})`] as const,
    ),
    [
      "WorkItem",
      `"activityId" IN (SELECT id FROM "Activity" WHERE ${ownHome}) OR "sessionId" IN (SELECT id FROM "ActivitySession" WHERE ${ownHome})`,
    ],
    ["Booking", `"roomId" IN (SELECT r.id FROM "HomeRoom" r JOIN "Home" h ON h.id = r."homeId" WHERE h."ownerId" = ANY($1::uuid[]))`],
    // Beside this journey others register organizations right under the city.
    ["Organization", `id = ANY($1::uuid[]) OR ("parentId" = ANY($1::uuid[]) AND "parentId" <> '${ids.city}')`],
    ["Membership", `"personId" = ANY($2::uuid[]) OR ("organizationId" = ANY($1::uuid[]) AND "organizationId" <> '${ids.city}')`],
    ["Person", "id = ANY($2::uuid[])"],
    ["Credential", `"personId" = ANY($2::uuid[])`],
    ["OneTimeToken", `"personId" = ANY($2::uuid[]) OR "issuedById" = ANY($2::uuid[])`],
    ["SchemeVersion", `"publishedById" = ANY($2::uuid[]) OR id IN ('${versionId}', '${scoredId}', '${draftSchemeId}')`],
    ["SchemeConfirmation", `"confirmedById" = ANY($2::uuid[])`],
    ["Round", `"schemeVersionId" IN ('${versionId}', '${scoredId}')`],
    ["PolicyDocument", `"draftedById" = ANY($2::uuid[])`],
    ["RightsCase", ownCases],
    ["WorkItem", `"rightsCaseId" IN (SELECT id FROM "RightsCase" WHERE ${ownCases})`],
    ...caseTables.map((table) => [table, `"caseId" IN (SELECT id FROM "RightsCase" WHERE ${ownCases})`] as const),
    ["Partner", `name LIKE '矩阵${mark}%'`],
    ["CaseCategory", `code = '${categoryOf(mark)}'`],
    ["CaseKeeper", `"categoryCode" = '${categoryOf(mark)}'`],
    ["Suggestion", `"draftedById" = ANY($2::uuid[])`],
  ];
  const orders: Record<string, string> = {
    ...{ Credential: `t."personId"`, PanelResult: `t."stageId"`, CaseRating: `t."caseId"`, CaseRectification: `t."caseId"` },
    ...{ CaseCategory: "t.code", CaseKeeper: `t."personId"` },
  };
  const order = (table: string) => orders[table] ?? "t.id";
  // When somebody was told of a step, a job notes in its own time.
  const hashes = mine.map(
    ([table, where]) =>
      `(SELECT string_agg((to_jsonb(t) - 'toldAt')::text, ',' ORDER BY ${order(table)}) FROM "${table}" t WHERE ${where})`,
  );
  const state = () => one(`SELECT md5(concat_ws('|', ${hashes.join(", ")}))`, Object.values(ids), Object.values(persons));

  /** How often each of our people acted since a line of the log. */
  async function actsSince(seq: string): Promise<Map<Who, number>> {
    const rows = await sql<{ actorId: string; acts: string }>(
      `SELECT "actorId", count(*) AS acts FROM "AuditEntry" WHERE seq > $1 AND "actorId" = ANY($2::uuid[]) GROUP BY 1`,
      seq,
      Object.values(persons),
    );
    return new Map(rows.map((row) => [everybody.find((who) => persons[who] === row.actorId) ?? "visitor", Number(row.acts)]));
  }
  const lastLine = () => one<string>(`SELECT coalesce(max(seq), 0) FROM "AuditEntry"`);

  const revision = (id: string) => one<number>(`SELECT revision FROM "Application" WHERE id = $1`, id).then(String);
  const statusOf = (id: string) => one(`SELECT status FROM "Application" WHERE id = $1`, id);
  const stageOf = (id: string) =>
    one(`SELECT string_agg(key || ' ' || state, ',') FROM "Stage" WHERE "applicationId" = $1 AND state IN ('open', 'proposed')`, id);
  const workOf = (id: string) => one(`SELECT id FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`, id);

  /** A move of an application as it stands now. */
  async function move(who: Who, action: string, applicationId: string, more: Fields = {}, settled = true): Promise<Answer> {
    // A page of the form is compared field by field, everything else by its revision.
    const seen: Fields = action === "saveApplication" ? {} : { revision: await revision(applicationId) };
    const answer = await really(who, `applications.${action}`, { applicationId, ...seen, ...more });
    if (action === "submit" && settled) await settle(applicationId);
    return answer;
  }

  /** The firm is recommended by the office above it. */
  const answers = (who: Who, roundId: string): [string, Fields][] => [
    ["host", { "a.hostKind": "unit", "a.recommender": ids[who === "officer" ? "zone" : "street"] }],
    ["home", { "a.homeName": rarely("矩阵之家"), "a.address": rarely("科技路"), "a.hours": rarely("每天"), "a.phone": "0000-66552201" }],
    ["have", { "a.place": "on", "a.place_note": rarely("三间") }],
    ...(roundId === rounds.scored ? [["give", { "a.work": "9", "a.work_note": rarely("做了") }] as [string, Fields]] : []),
  ];

  async function draft(who: Who, roundId: string): Promise<string> {
    const { to } = await really(who, "applications.openApplication", { roundId });
    const id = to?.split("/")[2] ?? "";
    await fill(who, id, roundId);
    return id;
  }
  async function fill(who: Who, id: string, roundId: string): Promise<void> {
    for (const [task, fields] of answers(who, roundId)) await move(who, "saveApplication", id, { task, go: "next", ...fields });
  }

  /** Puts a file beside the criterion, as the page's own form does; answers where it leads. */
  async function upload(who: Who, applicationId: string, bytes: Uint8Array): Promise<string> {
    const parts: Part[] = [
      ...asParts({ "a.place": "on", "a.place_note": "" }),
      { name: "file.place", file: "证明.pdf", type: "application/pdf", bytes },
    ];
    const response = await clients[who].post(`/api/attachments?application=${applicationId}&task=have`, parts);
    return `${response.status} ${response.headers.get("location")}`;
  }

  async function recordVisit(who: "staff" | "expert", id: string): Promise<void> {
    const seen: Fields = { visitedOn: today, visitors: "甲", signed: "甲", conclusion: "passed", note: oddly("实地看过"), "c.place": "ok" };
    const fields = { ...seen, revision: await revision(id) };
    const answer = await clients[who].post(`/api/applications/${id}/visit?key=${randomUUID()}`, asParts(fields));
    const to = answer.headers.get("location");
    if (to !== `/applications/${id}`) throw new Error(`a visit was not recorded: ${answer.status} ${to}`);
  }

  return {
    ...{
      actions,
      mark,
      origin,
      stranger,
      clients,
      panel,
      ids,
      persons,
      memberships,
      phones,
      done,
      today,
      versionId,
      draftSchemeId,
      rounds,
    },
    ...{
      sql,
      one,
      really,
      signedIn,
      state,
      actsSince,
      lastLine,
      revision,
      statusOf,
      stageOf,
      workOf,
      move,
      draft,
      fill,
      upload,
      recordVisit,
    },
    close: () => pool.end(),
  };
}
