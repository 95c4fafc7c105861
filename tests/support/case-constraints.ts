// What the database holds of rights cases by itself; tests/integration/constraints.test.ts proves each.
export type Guarded = { guard: string; besides?: string; given?: string; bad: string; fine?: string };

const insert = (table: string, columns: Record<string, string>) =>
  `INSERT INTO "${table}" (${Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(", ")}) VALUES (${Object.values(columns).join(", ")})`;
const one = "'11111111-1111-4111-8111-111111111111'";
const two = "'22222222-2222-4222-8222-222222222222'";
const today = "current_date";

/** A case as it is handed in, or with some columns otherwise. */
const aCase = (id: string, otherwise: Record<string, string> = {}) =>
  insert("RightsCase", {
    id,
    number: `'WQ' || ${id}`,
    codeHash: "'c'",
    tokenHash: `'t' || ${id}`,
    keyRef: "gen_random_uuid()",
    mode: "'anonymous'",
    channel: "'web'",
    categoryCode: "'wages'",
    track: "'rights'",
    narrow: "false",
    officeId: "{org.academic}",
    body: "'b'",
    filedOn: today,
    ...otherwise,
  });
const theCase = aCase(one);
const change = (columns: string) => `UPDATE "RightsCase" SET ${columns}`;
const of = { caseId: one };
const partner = (name = "'劳动监察'") =>
  insert("Partner", { id: name === "'劳动监察'" ? one : two, name, kind: "'government'", remit: "'r'" });
const consent = (state: string) => insert("CaseConsent", { ...of, partnerId: one, state: `'${state}'`, askedOn: today });
const transfer = (link: string, otherwise: Record<string, string> = {}) =>
  insert("CaseTransfer", { ...of, partnerId: one, lead: "true", sentOn: today, linkHash: link, linkUntil: today, ...otherwise });
const consented = `${theCase}; ${partner()}; ${consent("given")}`;
const limit = (otherwise: Record<string, string> = {}) =>
  insert("CaseLimit", {
    ...of,
    standard: "'caseHandling'",
    startsOn: today,
    days: "60",
    dayKind: "'natural'",
    rolls: "false",
    ...otherwise,
  });
const pause = (from: string, to: string) => insert("CasePause", { ...of, reason: "'hearing'", fromDay: from, toDay: to });
const answer = (tier: string) =>
  insert("CaseAnswer", { ...of, tier, outcome: "'explained'", body: "'b'", opinion: "'o'", issuedOn: today });
const remedy = (otherwise: Record<string, string> = {}) =>
  insert("CaseRemedy", { ...of, tier: "2", askedOn: today, grounds: "'g'", organizationId: "{org.city}", ...otherwise });
const message = (side: string, author = "NULL", ordinal = "1") =>
  insert("CaseMessage", { ...of, ordinal, side, onDay: today, body: "'b'", authorId: author });
const note = insert("CaseNote", { ...of, ordinal: "1", kind: "'note'", onDay: today, body: "'b'", authorId: "{person.staff}" });
const event = insert("CaseEvent", { ...of, ordinal: "1", onDay: today, kind: "'accepted'", facts: "'{}'", shown: "true" });
const file = (storageKey: string, otherwise: Record<string, string> = of) =>
  insert("CaseFile", {
    ordinal: "1",
    side: "'claimant'",
    onDay: today,
    name: "'n'",
    contentType: "'t'",
    size: "1",
    storageKey,
    treatment: "'cleaned'",
    ...otherwise,
  });
const letter = (number: string, code: string) =>
  insert("CaseLetter", {
    ...of,
    kind: "'opinion'",
    number,
    templateVersion: "1",
    data: "'d'",
    verifyCode: code,
    issuedOn: today,
  });
const rectification = (otherwise: Record<string, string> = {}) =>
  insert("CaseRectification", { ...of, openedOn: today, dueOn: today, ...otherwise });
const draft = (token: string, key: string) => insert("CaseDraft", { tokenHash: token, keyRef: key, body: "'b'", touchedOn: today });
const bar = (otherwise: Record<string, string>) => insert("CaseBar", { ...of, reason: "'interest'", ...otherwise });
const standard = (otherwise: Record<string, string>) =>
  insert("ServiceStandard", { key: "'x'", days: "1", dayKind: "'working'", ...otherwise });
const suggestion = (otherwise: Record<string, string> = {}) =>
  insert("Suggestion", {
    ...{ title: "'t'", body: "'b'", year: "2026", figures: "'{}'", draftedById: "{person.staff}", draftedAt: "now()" },
    ...otherwise,
  });
const argued = { status: "'argued'", arguedById: "{person.leader}", argument: "'a'" };
const sent = { ...argued, status: "'sent'", sentTo: "'b'", sentOn: "'2026-11-23'" };
const adopted = { ...sent, status: "'adopted'", adoption: "'a'", adoptedOn: "'2026-11-23'" };
const quiet = (kind: string) =>
  insert("QuietEntry", {
    seq: "0",
    onDay: today,
    actorKind: kind,
    permission: "'p'",
    subjectKind: "'s'",
    subjectId: "'i'",
    changes: "'{}'",
  });
const logged = (kind: string) =>
  insert("AuditEntry", {
    seq: "0",
    at: "now()",
    actorKind: kind,
    permission: "'p'",
    subjectKind: "'s'",
    subjectId: "'i'",
    changes: "'{}'",
  });

export const caseChecks: Guarded[] = [
  { guard: "AuditEntry_not_quiet", bad: logged("'claimant'"), fine: logged("'visitor'") },
  { guard: "QuietEntry_nobody", bad: quiet("'person'"), fine: quiet("'claimant'") },
  { guard: "ServiceStandard_sourced", bad: standard({}), fine: standard({ sample: "'样例'" }) },
  { guard: "ServiceStandard_sourced", bad: standard({ clause: "'c'", sample: "'样例'" }) },
  { guard: "ServiceStandard_sourced", bad: standard({ clause: "'c'", days: "-1" }) },
  {
    guard: "RightsCase_shredded",
    given: theCase,
    bad: change(`"shreddedOn" = ${today}, body = NULL`),
    fine: change(`"shreddedOn" = ${today}, body = NULL, "keyRef" = NULL`),
  },
  { guard: "RightsCase_shredded", given: theCase, bad: change(`"keyRef" = NULL`) },
  {
    guard: "RightsCase_shredded",
    given: theCase,
    bad: change(`"shreddedOn" = ${today}, body = NULL, "keyRef" = NULL, "respondentKey" = 'k'`),
  },
  {
    guard: "RightsCase_merged",
    given: `${theCase}; ${aCase(two)}`,
    bad: `${change(`status = 'merged'`)} WHERE id = ${one}`,
    fine: `${change(`status = 'merged', "mergedIntoId" = ${two}`)} WHERE id = ${one}`,
  },
  { guard: "RightsCase_merged", given: theCase, bad: change(`status = 'merged', "mergedIntoId" = id`) },
  {
    guard: "RightsCase_counsellor",
    given: theCase,
    bad: change(`"counsellorId" = {person.staff}`),
    fine: change(`"counsellorId" = {person.staff}, narrow = true`),
  },
  {
    guard: "RightsCase_linked",
    given: theCase,
    bad: change(`"respondentId" = {org.pharma}`),
    fine: change(`"respondentId" = {org.pharma}, "respondentSettled" = true`),
  },
  {
    guard: "RightsCase_filer",
    bad: aCase(one, {
      channel: "'onBehalf'",
      filerOrganizationId: "{org.pharma}",
      respondentId: "{org.pharma}",
      respondentSettled: "true",
    }),
    fine: aCase(one, {
      channel: "'onBehalf'",
      filerOrganizationId: "{org.pharma}",
      respondentId: "{org.bearing}",
      respondentSettled: "true",
    }),
  },
  {
    guard: "RightsCase_on_behalf",
    bad: aCase(one, { channel: "'onBehalf'" }),
    fine: aCase(one, { channel: "'onBehalf'", filerOrganizationId: "{org.pharma}" }),
  },
  { guard: "RightsCase_on_behalf", bad: aCase(one, { filerOrganizationId: "{org.pharma}" }) },
  { guard: "CaseBar_one_target", given: theCase, bad: bar({}), fine: bar({ personId: "{person.staff}" }) },
  { guard: "CaseBar_one_target", given: theCase, bad: bar({ personId: "{person.staff}", organizationId: "{org.pharma}" }) },
  { guard: "CaseLimit_extension", given: theCase, bad: limit({ extension: "31" }), fine: limit({ extension: "30" }) },
  { guard: "CaseLimit_extension", given: theCase, bad: limit({ asked: "31" }), fine: limit({ asked: "30" }) },
  { guard: "CaseLimit_extension", given: theCase, bad: limit({ asked: "5", extension: "5" }) },
  {
    guard: "CasePause_period",
    besides: `ALTER TABLE "CasePause" DROP CONSTRAINT "CasePause_one_at_a_time"`, // it cannot make a range of such days
    given: theCase,
    bad: pause("'2026-12-02'", "'2026-12-01'"),
    fine: pause("'2026-12-02'", "'2026-12-02'"),
  },
  { guard: "CaseFile_one_place", bad: file("'k'", {}), given: theCase, fine: file("'k'") },
  { guard: "CaseFile_one_place", given: theCase, bad: file("'k'", { ...of, draftId: two }) },
  { guard: "CaseAnswer_tier", given: theCase, bad: answer("4"), fine: answer("3") },
  { guard: "CaseRemedy_tier", given: theCase, bad: remedy({ tier: "1" }), fine: remedy() },
  { guard: "CaseRemedy_one_body", given: theCase, bad: remedy({ outsideName: "'省科协'" }) },
  { guard: "CaseRemedy_one_body", given: theCase, bad: remedy({ organizationId: "NULL" }) },
  {
    guard: "CaseRating_grade",
    given: theCase,
    bad: insert("CaseRating", { ...of, grade: "6", onDay: today }),
    fine: insert("CaseRating", { ...of, grade: "5", onDay: today }),
  },
  {
    guard: "CaseRectification_done",
    given: theCase,
    bad: rectification({ doneOn: today }),
    fine: rectification({ record: "'r'", doneOn: today, doneById: "{person.staff}" }),
  },
  {
    guard: "CaseMessage_author",
    given: theCase,
    bad: message("'claimant'", "{person.staff}"),
    fine: message("'office'", "{person.staff}"),
  },
  { guard: "Suggestion_argued", bad: suggestion({ status: "'argued'" }), fine: suggestion(argued) },
  { guard: "Suggestion_argued", bad: suggestion({ ...argued, status: "'draft'" }), fine: suggestion() },
  { guard: "Suggestion_argued", bad: suggestion({ ...argued, argument: "NULL" }) },
  { guard: "Suggestion_two_people", bad: suggestion({ ...argued, arguedById: "{person.staff}" }), fine: suggestion(argued) },
  { guard: "Suggestion_sent", bad: suggestion({ ...sent, sentTo: "NULL" }), fine: suggestion(sent) },
  { guard: "Suggestion_sent", bad: suggestion({ ...sent, status: "'argued'" }) },
  { guard: "Suggestion_adopted", bad: suggestion({ ...adopted, adoption: "NULL" }), fine: suggestion(adopted) },
  { guard: "Suggestion_adopted", bad: suggestion({ ...adopted, adoptedOn: "'2026-11-22'" }) },
  { guard: "Suggestion_adopted", bad: suggestion({ ...adopted, status: "'sent'" }) },
];

export const caseExclusions: Guarded[] = [
  {
    guard: "CasePause_one_at_a_time",
    given: `${theCase}; ${pause("'2026-12-01'", "'2026-12-04'")}`,
    bad: pause("'2026-12-03'", "NULL"),
    // From the day after the request: answered and asked again on one day is no overlap.
    fine: pause("'2026-12-04'", "NULL"),
  },
  { guard: "CasePause_one_at_a_time", given: `${theCase}; ${pause("'2026-12-01'", "NULL")}`, bad: pause("'2026-12-20'", "NULL") },
];

const anyKey = "gen_random_uuid()";
export const caseUniques: Guarded[] = [
  { guard: "CaseDraft_tokenHash_key", given: draft("'t'", anyKey), bad: draft("'t'", anyKey), fine: draft("'u'", anyKey) },
  { guard: "CaseDraft_keyRef_key", given: draft("'t'", one), bad: draft("'u'", one), fine: draft("'u'", two) },
  { guard: "RightsCase_number_key", given: theCase, bad: aCase(two, { number: `'WQ' || ${one}` }), fine: aCase(two) },
  { guard: "RightsCase_tokenHash_key", given: theCase, bad: aCase(two, { tokenHash: `'t' || ${one}` }) },
  { guard: "RightsCase_keyRef_key", given: aCase(one, { keyRef: one }), bad: aCase(two, { keyRef: one }) },
  {
    guard: "CaseBar_caseId_organizationId_key",
    given: `${theCase}; ${bar({ organizationId: "{org.pharma}" })}`,
    bad: bar({ organizationId: "{org.pharma}" }),
    fine: bar({ organizationId: "{org.bearing}" }),
  },
  {
    guard: "CaseBar_caseId_personId_key",
    given: `${theCase}; ${bar({ personId: "{person.staff}" })}`,
    bad: bar({ personId: "{person.staff}" }),
    fine: bar({ personId: "{person.leader}" }),
  },
  { guard: "CaseEvent_caseId_ordinal_key", given: `${theCase}; ${event}`, bad: event },
  { guard: "CaseLimit_caseId_standard_startsOn_key", given: `${theCase}; ${limit()}`, bad: limit(), fine: limit({ standard: "'x'" }) },
  { guard: "CaseMessage_caseId_ordinal_key", given: `${theCase}; ${message("'office'")}`, bad: message("'office'") },
  { guard: "CaseNote_caseId_ordinal_key", given: `${theCase}; ${note}`, bad: note },
  { guard: "CaseFile_storageKey_key", given: `${theCase}; ${file("'k'")}`, bad: file("'k'"), fine: file("'l'") },
  { guard: "CaseConsent_caseId_partnerId_key", given: consented, bad: consent("asked") },
  {
    guard: "CaseTransfer_linkHash_key",
    given: `${consented}; ${transfer("'l'", { state: "'returned'" })}`,
    bad: transfer("'l'"),
    fine: transfer("'m'"),
  },
  {
    guard: "CaseTransfer_one_lead",
    given: `${consented}; ${partner("'司法局'")}; ${insert("CaseConsent", { ...of, partnerId: two, state: "'given'", askedOn: today })}; ${transfer("'l'")}`,
    bad: transfer("'m'", { partnerId: two }),
    fine: transfer("'m'", { partnerId: two, lead: "false" }),
  },
  {
    guard: "CaseTransfer_one_open",
    given: `${consented}; ${transfer("'l'")}`,
    bad: transfer("'m'", { lead: "false" }),
    fine: transfer("'m'", { lead: "false", state: "'recalled'" }),
  },
  { guard: "CaseAnswer_caseId_tier_key", given: `${theCase}; ${answer("1")}`, bad: answer("1"), fine: answer("2") },
  { guard: "CaseRemedy_caseId_tier_key", given: `${theCase}; ${remedy()}`, bad: remedy(), fine: remedy({ tier: "3" }) },
  { guard: "CaseLetter_number_key", given: `${theCase}; ${letter("'n'", "'v'")}`, bad: letter("'n'", "'w'"), fine: letter("'m'", "'w'") },
  { guard: "CaseLetter_verifyCode_key", given: `${theCase}; ${letter("'n'", "'v'")}`, bad: letter("'m'", "'v'") },
  { guard: "Partner_name_key", given: partner(), bad: partner().replace(one, two), fine: partner("'司法局'") },
];

export const caseTriggers: (Guarded & { table: string })[] = [
  {
    table: "CaseTransfer",
    guard: "case_transfer_consented",
    given: `${theCase}; ${partner()}; ${consent("asked")}`,
    bad: transfer("'l'"),
    fine: `UPDATE "CaseConsent" SET state = 'given'; ${transfer("'l'")}`,
  },
  {
    table: "CaseTransfer",
    guard: "case_transfer_consented",
    given: `${theCase}; ${partner()}; ${consent("withdrawn")}`,
    bad: transfer("'l'"),
  },
  {
    table: "RightsCase",
    guard: "case_final_lock",
    given: aCase(one, { status: "'final'" }),
    bad: change(`status = 'verifying'`),
    fine: change(`"archivedOn" = ${today}, "keptUntil" = ${today}`),
  },
  {
    table: "CaseRectification",
    guard: "case_rectification_stays",
    given: `${theCase}; ${rectification({ record: "'x'", doneOn: today, doneById: "{person.staff}" })}`,
    bad: `DELETE FROM "CaseRectification"`,
    fine: `UPDATE "CaseRectification" SET record = NULL, "doneOn" = NULL, "doneById" = NULL; DELETE FROM "CaseRectification"`,
  },
];
