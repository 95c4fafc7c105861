// What the database holds of homes in operation by itself; tests/integration/constraints.test.ts proves each.
import type { Guarded } from "./case-constraints";

const insert = (table: string, columns: Record<string, string>) =>
  `INSERT INTO "${table}" (${Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(", ")}) VALUES (${Object.values(columns).join(", ")})`;
const one = "'11111111-1111-4111-8111-111111111111'";
const two = "'22222222-2222-4222-8222-222222222222'";
const three = "'33333333-3333-4333-8333-333333333333'";
const four = "'44444444-4444-4444-8444-444444444444'";
const standing = (id: string, parentId: string) =>
  insert("Home", {
    ...{ id, parentId, ownerId: "{org.bearing}", name: "'n'", category: "'c'", level: "'l'", address: "'a'", hours: "'h'" },
  });
const home = `(SELECT id FROM "Home" ORDER BY id LIMIT 1)`;
const file = (nth: number) => `(SELECT id FROM "Attachment" ORDER BY id OFFSET ${nth} LIMIT 1)`;
const day = "'2026-12-01'";
const at = (hour: number) => `timestamptz '2026-12-01T${String(hour).padStart(2, "0")}:00+08'`;
const all = (...statements: string[]) => statements.join("; ");

type More = Record<string, string>;
const revision = (ordinal: string, more: More = {}) =>
  insert("HomeRevision", { homeId: home, ordinal, profile: "'{}'", draftedById: "{person.pharma}", draftedAt: "now()", ...more });
const decided = { decidedById: "{person.staff}", decidedAt: "now()" };
const released = { state: "'released'", ...decided };
const photo = (ordinal: string, nth: number, more: More = {}) =>
  insert("HomePhoto", { revisionId: one, attachmentId: file(nth), ordinal, alt: "'一楼'", ...more });
const room = (id: string, more: More = {}) => insert("HomeRoom", { id, homeId: home, name: id, seats: "20", ...more });
const booking = (from: number, to: number, more: More = {}) =>
  insert("Booking", {
    ...{ roomId: one, purpose: "'x'", startsAt: at(from), endsAt: at(to), status: "'requested'" },
    ...{ requestedById: "{person.pharma}", requestedAt: "now()" },
    ...more,
  });
const incident = (more: More = {}) =>
  insert("Incident", { homeId: home, kind: "'damage'", onDay: day, text: "'x'", byId: "{person.pharma}", at: "now()", ...more });
const filed = { filedAt: "now()", number: "'HD-1'" };
const approved = { ...filed, approvedById: "{person.staff}", approvedAt: "now()" };
const enrolling = { ...approved, status: "'enrolling'" };
const activity = (more: More = {}) =>
  insert("Activity", {
    ...{ id: one, homeId: home, filedById: "{person.pharma}", title: "'t'", summary: "'s'", contactPhone: "'0'", createdAt: "now()" },
    ...more,
  });
const session = (id: string, more: More = {}) =>
  insert("ActivitySession", {
    ...{ id, activityId: one, homeId: home, ordinal: id === one ? "1" : "2", startsAt: at(9), endsAt: at(10) },
    ...more,
  });
const held = { status: "'held'", heldAt: "now()" };
const open = all(activity(enrolling), session(one, { seats: "1" }));
const enrolment = (id: string, more: More = {}) =>
  insert("Enrolment", {
    ...{ id, sessionId: one, attendeeKey: id, name: "'甲'", phone: "'1'", state: "'waiting'", place: "0", code: `left(${id}, 6)` },
    ...{ answers: "'{}'", enrolledAt: "now()" },
    ...more,
  });
const attendance = (key: string, more: More = {}) =>
  insert("Attendance", {
    ...{ sessionId: one, attendeeKey: key, name: "'甲'", source: "'walkIn'", key, at: "now()", recordedAt: "now()" },
    ...{ recordedById: "{person.pharma}" },
    ...more,
  });
const report = (more: More = {}) =>
  insert("ActivityReport", { id: one, sessionId: one, body: "'b'", submittedById: "{person.pharma}", submittedAt: "now()", ...more });
const shown = (ordinal: string, nth: number, id = nth === 0 ? one : two) =>
  insert("ReportPhoto", {
    ...{ id, sessionId: one, attachmentId: file(nth), ordinal, alt: "'x'" },
    ...{ addedById: "{person.pharma}", addedAt: "now()" },
  });
const reused = (photoId: string, ofId: string) => insert("PhotoReuse", { photoId, ofId, same: "true" });
const rating = (mark: string, grade = "1") => insert("ActivityRating", { sessionId: one, mark, grade, onDay: day });
const matter = (more: More = {}) =>
  insert("HomeMatter", {
    homeId: home,
    title: "'t'",
    owner: "'甲'",
    dueOn: day,
    createdById: "{person.pharma}",
    createdAt: "now()",
    ...more,
  });
const use = (more: More = { sessionId: one, homeId: home }) =>
  insert("EvidenceUse", {
    criterionKey: "'k'",
    hash: "'h'",
    usedAt: "now()",
    usedById: "{person.pharma}",
    ...more,
  });
const campaign = (first: string, last: string) =>
  insert("Campaign", { name: "'科普日'", firstDay: first, lastDay: last, createdById: "{person.staff}", createdAt: "now()" });
const change = (table: string, columns: string, where = "true") => `UPDATE "${table}" SET ${columns} WHERE ${where}`;
const counted = `status = 'counted', "countedById" = {person.staff}, "countedAt" = now()`;

export const homeChecks: Guarded[] = [
  { guard: "HomeRevision_decided", bad: revision("1", { state: "'released'" }), fine: revision("1", released) },
  { guard: "HomeRevision_decided", bad: revision("1", decided) },
  { guard: "HomeRevision_two_people", bad: revision("1", { ...released, decidedById: "{person.pharma}" }) },
  {
    guard: "HomeKeeper_days",
    bad: insert("HomeKeeper", { homeId: home, name: "'甲'", fromDay: day, toDay: "'2026-11-30'" }),
    fine: insert("HomeKeeper", { homeId: home, name: "'甲'", fromDay: day, toDay: day }),
  },
  {
    guard: "HomeClosure_days",
    bad: insert("HomeClosure", {
      homeId: home,
      firstDay: day,
      lastDay: "'2026-11-30'",
      reason: "'r'",
      byId: "{person.pharma}",
      at: "now()",
    }),
    fine: insert("HomeClosure", { homeId: home, firstDay: day, lastDay: day, reason: "'r'", byId: "{person.pharma}", at: "now()" }),
  },
  { guard: "HomeRoom_seats", bad: room(one, { seats: "0" }), fine: room(one, { seats: "1" }) },
  { guard: "Facility_quantity", bad: insert("Facility", { homeId: home, kind: "'books'", name: "'n'", quantity: "0" }) },
  { guard: "Booking_period", given: room(one), bad: booking(9, 9), fine: booking(9, 10) },
  {
    guard: "Booking_decided",
    given: room(one),
    bad: booking(9, 10, { status: "'approved'" }),
    fine: booking(9, 10, { status: "'approved'", ...decided }),
  },
  { guard: "Booking_decided", given: room(one), bad: booking(9, 10, { decidedAt: "now()" }) },
  { guard: "Incident_money", bad: incident({ cost: "-1" }), fine: incident({ cost: "0" }) },
  { guard: "Incident_settled", bad: incident({ paid: "100" }), fine: incident({ paid: "100", settledOn: day }) },
  { guard: "Campaign_days", bad: campaign(day, "'2026-11-30'"), fine: campaign(day, day) },
  { guard: "Activity_filed", bad: activity({ status: "'filed'" }), fine: activity({ status: "'filed'", ...filed }) },
  { guard: "Activity_filed", bad: activity({ filedAt: "now()", status: "'filed'" }) },
  { guard: "Activity_filed", bad: activity(filed) },
  { guard: "Activity_approved", bad: activity({ status: "'published'", ...filed }), fine: activity(enrolling) },
  { guard: "Activity_approved", bad: activity({ status: "'filed'", ...approved }) },
  { guard: "Activity_two_people", bad: activity({ ...enrolling, approvedById: "{person.pharma}" }) },
  { guard: "Activity_place", bad: activity({ mode: "'online'" }), fine: activity({ mode: "'online'", place: "'会议号'" }) },
  { guard: "ActivitySession_period", given: activity(), bad: session(one, { endsAt: at(9) }), fine: session(one) },
  {
    guard: "ActivitySession_seats",
    given: activity(),
    bad: session(one, { seats: "1", taken: "2" }),
    fine: session(one, { seats: "1", taken: "1" }),
  },
  { guard: "ActivitySession_seats", given: open, bad: all(change("ActivitySession", "taken = -1")) },
  {
    guard: "ActivitySession_held",
    given: open,
    bad: change("ActivitySession", "status = 'held'"),
    fine: change("ActivitySession", `status = 'held', "heldAt" = now()`),
  },
  {
    guard: "ActivitySession_counted",
    given: all(activity(enrolling), session(one, held)),
    bad: change("ActivitySession", "status = 'counted'"),
    fine: change("ActivitySession", counted),
  },
  {
    guard: "Enrolment_cancelled",
    given: all(open, enrolment(one)),
    bad: change("Enrolment", "state = 'cancelled'"),
    fine: change("Enrolment", `state = 'cancelled', "cancelledAt" = now()`),
  },
  { guard: "Attendance_not_ahead", given: open, bad: attendance(one, { at: "now() + interval '1 ms'" }), fine: attendance(one) },
  {
    guard: "Attendance_by",
    given: open,
    bad: attendance(one, { source: "'self'" }),
    fine: attendance(one, { source: "'self'", recordedById: "NULL" }),
  },
  { guard: "Attendance_by", given: open, bad: attendance(one, { recordedById: "NULL" }) },
  { guard: "Attendance_voided", given: all(open, attendance(one)), bad: change("Attendance", `"voidedAt" = now()`) },
  { guard: "ActivityRating_grade", given: open, bad: rating("'m'", "6"), fine: rating("'m'", "5") },
  { guard: "EvidenceUse_one_source", bad: use({ homeId: home }), given: open, fine: use() },
  { guard: "EvidenceUse_one_place", bad: use({ sessionId: one }), given: open, fine: use() },
  { guard: "PhotoReuse_another", given: all(open, shown("1", 0), shown("2", 1)), bad: reused(one, one), fine: reused(two, one) },
  { guard: "HomeMatter_ended", bad: matter({ state: "'done'" }), fine: matter({ state: "'done'", endedOn: day, result: "'r'" }) },
  { guard: "HomeMatter_ended", bad: matter({ endedOn: day, result: "'r'" }) },
];

export const homeExclusions: Guarded[] = [
  {
    guard: "Booking_one_at_a_time",
    given: all(room(one), room(two), booking(9, 11)),
    bad: booking(10, 12),
    // One may begin when the other ends; in another room, waiting or refused nobody is in the way.
    fine: all(
      booking(11, 12),
      booking(10, 11, { roomId: two }),
      booking(10, 11, { status: "'waiting'" }),
      booking(10, 11, { status: "'refused'", ...decided }),
    ),
  },
];

export const homeUniques: Guarded[] = [
  { guard: "HomeRevision_homeId_ordinal_key", given: revision("1", released), bad: revision("1"), fine: revision("2") },
  {
    guard: "HomeRevision_one_under_way",
    given: revision("1"),
    bad: revision("2", { state: "'submitted'" }),
    fine: revision("2", released),
  },
  { guard: "HomeRevision_one_released", given: revision("1", released), bad: revision("2", released), fine: revision("2") },
  {
    guard: "HomePhoto_revisionId_ordinal_key",
    given: all(revision("1", { id: one }), photo("1", 0)),
    bad: photo("1", 1),
    fine: photo("2", 1),
  },
  {
    guard: "HomePhoto_revisionId_attachmentId_key",
    given: all(revision("1", { id: one }), photo("1", 0)),
    bad: photo("2", 0),
    fine: photo("2", 1),
  },
  {
    guard: "Home_releasedRevisionId_key",
    given: all(
      revision("1", { id: one, ...released }),
      `INSERT INTO "Home" (id, "ownerId", name, category, level, address, hours) VALUES (${two}, {org.bearing}, 'n', 'c', 'l', 'a', 'h')`,
      change("Home", `"releasedRevisionId" = ${one}`, `id = ${two}`),
    ),
    bad: change("Home", `"releasedRevisionId" = ${one}`, `id <> ${two}`),
  },
  {
    guard: "HouseRules_homeId_version_key",
    given: insert("HouseRules", { homeId: home, version: "1", text: "'a'", byId: "{person.pharma}", at: "now()" }),
    bad: insert("HouseRules", { homeId: home, version: "1", text: "'b'", byId: "{person.pharma}", at: "now()" }),
  },
  { guard: "HomeRoom_homeId_name_key", given: room(one), bad: room(two, { name: one }), fine: room(two) },
  {
    guard: "Booking_one_a_session",
    given: all(room(one), activity(), session(one), booking(9, 10, { sessionId: one })),
    bad: booking(11, 12, { sessionId: one }),
    fine: booking(11, 12, { sessionId: one, status: "'cancelled'" }),
  },
  {
    guard: "Activity_number_key",
    given: activity({ status: "'filed'", ...filed }),
    bad: activity({ id: two, status: "'filed'", ...filed }),
  },
  {
    guard: "ActivityQuestion_activityId_ordinal_key",
    given: all(activity(), insert("ActivityQuestion", { activityId: one, ordinal: "1", text: "'a'" })),
    bad: insert("ActivityQuestion", { activityId: one, ordinal: "1", text: "'b'" }),
  },
  {
    guard: "ActivitySession_activityId_ordinal_key",
    given: all(activity(), session(one)),
    bad: session(two, { ordinal: "1" }),
    fine: session(two),
  },
  // Places are given by a trigger: only a change could double one.
  {
    guard: "Enrolment_sessionId_place_key",
    given: all(open, enrolment(one), enrolment(two)),
    bad: change("Enrolment", "place = 1", "place = 2"),
  },
  {
    guard: "Enrolment_sessionId_code_key",
    given: all(open, enrolment(one)),
    bad: enrolment(two, { code: `left(${one}, 6)` }),
    fine: enrolment(two),
  },
  {
    guard: "Enrolment_one_live",
    given: all(open, enrolment(one)),
    bad: enrolment(two, { attendeeKey: one }),
    fine: all(change("Enrolment", `state = 'cancelled', "cancelledAt" = now()`), enrolment(two, { attendeeKey: one })),
  },
  { guard: "Attendance_key_key", given: all(open, attendance(one)), bad: attendance(two, { key: one }), fine: attendance(two) },
  {
    guard: "Attendance_once",
    given: all(open, attendance(one)),
    bad: attendance(two, { attendeeKey: one }),
    fine: all(
      change("Attendance", `"voidedAt" = now(), "voidedById" = {person.pharma}, "voidReason" = 'r'`),
      attendance(two, { attendeeKey: one }),
    ),
  },
  { guard: "ActivityReport_sessionId_key", given: all(open, report()), bad: report({ id: two }) },
  { guard: "ReportPhoto_sessionId_ordinal_key", given: all(open, shown("1", 0)), bad: shown("1", 1), fine: shown("2", 1) },
  { guard: "ReportPhoto_sessionId_attachmentId_key", given: all(open, shown("1", 0)), bad: shown("2", 0, two), fine: shown("2", 1) },
  { guard: "ActivityRating_mark_key", given: all(open, rating("'m'")), bad: rating("'m'", "2"), fine: rating("'n'") },
  {
    guard: "EvidenceUse_once",
    given: all(open, use()),
    bad: use(),
    fine: all(change("EvidenceUse", `"removedAt" = now()`), use()),
  },
];

export const homeTriggers: (Guarded & { table: string })[] = [
  {
    table: "Home",
    guard: "home_above",
    given: `INSERT INTO "Home" (id, "ownerId", name, category, level, address, hours, "parentId")
      VALUES (${two}, {org.bearing}, 'n', 'c', 'l', 'a', 'h', ${home})`,
    bad: change("Home", `"parentId" = ${two}`, `id <> ${two}`),
    fine: change("Home", `"parentId" = NULL`),
  },
  {
    table: "Home",
    guard: "home_above",
    given: all(standing(two, home), standing(three, two)),
    bad: standing(one, three),
    fine: standing(one, two),
  },
  {
    table: "Home",
    guard: "home_above",
    given: all(standing(two, "NULL"), standing(three, two), standing(one, "NULL")),
    bad: all(standing(four, one), change("Home", `"parentId" = ${four}`, `id = ${two}`)),
    fine: change("Home", `"parentId" = ${one}`, `id = ${two}`),
  },
  {
    table: "HomeRevision",
    guard: "home_revision_frozen",
    given: revision("1", released),
    bad: change("HomeRevision", `profile = '{"a": 1}'`),
    fine: change("HomeRevision", "state = 'superseded'"),
  },
  { table: "HomeRevision", guard: "home_revision_frozen", given: revision("1", released), bad: `DELETE FROM "HomeRevision"` },
  {
    table: "HomePhoto",
    guard: "home_photo_frozen",
    given: revision("1", { id: one, ...released }),
    bad: photo("1", 0),
    fine: all(revision("2", { id: two }), photo("1", 0, { revisionId: two })),
  },
  {
    table: "ActivitySession",
    guard: "session_approved",
    given: all(activity({ ...filed, status: "'filed'" }), session(one)),
    bad: change("ActivitySession", `status = 'held', "heldAt" = now()`),
    fine: all(
      change("Activity", `status = 'approved', "approvedById" = {person.staff}, "approvedAt" = now()`),
      change("ActivitySession", `status = 'held', "heldAt" = now()`),
    ),
  },
  {
    table: "ActivitySession",
    guard: "session_counted",
    given: all(activity(enrolling), session(one, held), change("ActivitySession", counted)),
    bad: change("ActivitySession", "present = 12"),
  },
  {
    table: "Enrolment",
    guard: "enrolment_begins",
    given: all(activity({ ...approved, status: "'approved'" }), session(one)),
    bad: enrolment(one),
    fine: all(change("Activity", "status = 'enrolling'"), enrolment(one)),
  },
  {
    table: "Attendance",
    guard: "attendance_open",
    given: all(activity({ ...filed, status: "'filed'" }), session(one)),
    bad: attendance(one),
    fine: all(change("Activity", `status = 'approved', "approvedById" = {person.staff}, "approvedAt" = now()`), attendance(one)),
  },
  {
    // Its count would change with it, and what was counted does not: without this the other guard speaks.
    table: "Attendance",
    guard: "attendance_open",
    besides: `ALTER TABLE "ActivitySession" DISABLE TRIGGER session_counted`,
    given: all(activity(enrolling), session(one, held), change("ActivitySession", counted)),
    bad: attendance(three),
  },
];
