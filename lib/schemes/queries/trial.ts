import "server-only";
import { countEvidence, evidenceKeys } from "@/lib/applications/queries/facts";
import type { Answers } from "@/lib/applications/rules/answers";
import { computedIn } from "@/lib/applications/rules/scores";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { tidyCode } from "@/lib/kernel/writing";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import { type SchemeDocument, schemeDocument } from "../schema/document";
import { scoreOf } from "../rules/score";
import { readTrial, trialForm, typedOf } from "../rules/trial";

/** How many of the last applications are offered by name; any other is found by its number. */
const offered = 8;

/**
 * A version to be tried out, draft or published, with the values of a submitted application of its scheme where one is named; made under
 * another version, it brings what this one asks for too. Null is "not found".
 */
export async function readTrialPage(actor: Actor, id: string, number: string | null) {
  if (!can(grantTable, actor, "scheme.read", citySubject)) return null;
  const row = await db().schemeVersion.findUnique({
    where: { id },
    select: { id: true, version: true, status: true, schemeId: true, document: true },
  });
  if (!row) return null;
  const document = schemeDocument.parse(row.document);
  const ofScheme = {
    AND: [applicationsFor(actor, "application.read"), { submittedAt: { not: null }, schemeVersion: { schemeId: row.schemeId } }],
  };
  const select = { number: true, applicant: { select: { name: true } }, schemeVersion: { select: { version: true } } } as const;
  const recent = await db().application.findMany({
    where: ofScheme,
    orderBy: [{ submittedAt: "desc" }, { id: "asc" }],
    take: offered,
    select,
  });
  const asked = number === null ? "" : tidyCode(number).toUpperCase();
  const found =
    asked === ""
      ? null
      : await db().application.findFirst({
          where: { AND: [ofScheme, { number: asked }] },
          select: { ...select, answers: true, ...evidenceKeys, schemeVersion: { select: { version: true, document: true } } },
        });
  return {
    ...{ id: row.id, version: row.version, status: row.status, document, form: trialForm(document), recent },
    asked,
    loaded: found && {
      ...{ number: found.number, applicant: found.applicant.name, version: found.schemeVersion.version },
      ...tried(document, schemeDocument.parse(found.schemeVersion.document), found.answers as Answers, countEvidence(found)),
    },
  };
}
export type TrialView = NonNullable<Awaited<ReturnType<typeof readTrialPage>>>;

/** What the values of an application come to at once, or where they do not fit this version. */
function tried(document: SchemeDocument, madeUnder: SchemeDocument, answers: Answers, evidence: ReadonlyMap<string, number>) {
  const typed = typedOf(document, { answers, computed: computedIn({ document: madeUnder, answers }), evidence });
  const read = readTrial(document, typed);
  return {
    typed,
    ...("facts" in read ? { score: scoreOf(document, read.facts), problems: [] } : { score: null, problems: read.problems }),
  };
}
