import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, citySubject, type Membership } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { newKey, shredKey } from "@/lib/server/keys";
import { hashToken } from "@/lib/server/secrets";
import { listAlike } from "../queries/alike";
import { speaksForPeople } from "../queries/entry";
import { codeOf } from "../queries/receipt";
import { readCategory, readDesk } from "../queries/standards";
import { alikeWord, enteredBody, entryProblems } from "../rules/entry";
import type { BehalfEntry, DeskEntry } from "../schema/entry";
import type { CaseBody, CaseChannel } from "../schema";
import * as schema from "../schema/entry";
import { respondentKeyOf } from "../queries/respondents";
import { createCase, freeNumber } from "./submit";

type Enterer = { personId: string; name: string; acting: Membership; ties: readonly string[] };
type Made = { id: string; number: string } | null;
type Row = { made: Made; seed: string };

/** Who enters, with the office one acts for: nobody enters for others as a private person. */
function entererOf(actor: Actor): Enterer {
  if (actor.kind !== "person" || actor.acting === null) throw new Refusal({ kind: "forbidden" });
  return { personId: actor.personId, name: actor.name, acting: actor.acting, ties: actor.ties };
}

/** Number and code come of these words, which only the form of this person has and this portal's secret can turn into them. */
const seedOf = (actor: Actor, token: string) => `entry ${actor.kind === "person" ? actor.personId : ""} ${token}`;

/** Equal posts wait for one another here; the later finds what the first one made. */
async function loadEntry({ tx, actor, input }: Context<{ token: string }>): Promise<Loaded<Row>> {
  const seed = seedOf(actor, input.token);
  const tokenHash = hashToken(seed);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tokenHash}, 7261003))`;
  const made = await tx.rightsCase.findUnique({ where: { tokenHash }, select: { id: true, number: true } });
  const organizationId = actor.kind === "person" ? (actor.acting?.organizationId ?? null) : null;
  return { id: made?.id ?? "new", subject: { ...citySubject, organizationId }, row: { made, seed } };
}

/** The code is shown again for a form posted twice, not to whoever finds the form in a browser later. */
const again = 10 * 60_000;
async function shownAgain({ tx, actor, now }: Context<unknown>, made: { id: string; number: string }, seed: string) {
  const fresh = await tx.auditEntry.count({
    where: {
      ...{ subjectId: made.id, actorId: entererOf(actor).personId, at: { gt: new Date(now.getTime() - again) } },
      // Of the entering itself: what was done on the case since does not make it younger.
      permission: { in: ["rightsCase.enterForClaimant", "rightsCase.fileOnBehalf"] },
    },
  });
  if (fresh === 0) throw new Refusal({ kind: "conflict" });
  return { value: { id: made.id, number: made.number, code: codeOf(seed) }, changes: null };
}

type Entry = { body: CaseBody; channel: CaseChannel; seed: string; filerOrganizationId?: string; filedOn?: string };

/**
 * Makes the case, unless whoever enters it must not know of it: tied to the body it is about, or named as one who is not to handle it. What
 * stands between them is asked of the bars that were just made, so that the two never differ; then nothing is kept, nor the key.
 */
async function enterCase({ tx, actor, now }: Context<unknown>, { seed, ...entry }: Entry, blocker: string) {
  const enterer = entererOf(actor);
  const [id, keyRef, code] = [randomUUID(), await newKey(), codeOf(seed)];
  const number = await freeNumber(tx, seed, now);
  await createCase(tx, { ...entry, id, keyRef, number, code, tokenHash: hashToken(seed) }, now);
  if (await isBarredFrom(tx, id, enterer)) {
    await shredKey(keyRef);
    throw new Refusal({ kind: "notNow", blockers: [blocker] });
  }
  return {
    value: { id, number, code },
    id,
    changes: [
      { field: "RightsCase.number" as const, to: number },
      { field: "RightsCase.status" as const, to: "submitted" },
      { field: "RightsCase.channel" as const, to: entry.channel },
    ],
  };
}

const isBarredFrom = async (tx: Tx, caseId: string, { personId, ties, acting }: Enterer): Promise<boolean> =>
  (await tx.caseBar.count({
    where: { caseId, OR: [{ personId }, { organizationId: { in: [...ties, acting.organizationId] } }] },
  })) > 0;

async function checked(tx: Tx, input: DeskEntry | BehalfEntry, now: Date) {
  const fields = entryProblems(input, dayOf(now));
  if (Object.keys(fields).length > 0) throw new Refusal({ kind: "invalidInput", fields });
  const category = await readCategory(tx, input.category);
  if (!category) throw invalid("category", "notChoice");
  return category;
}

/** An oral or paper case, by the desk (信访工作条例 17–21): what was said is written down whole, and number and code are handed over. */
export const enterForClaimant = defineCommand({
  permission: "rightsCase.enterForClaimant",
  sight: "rightsCase.enterForClaimant",
  subjectKind: "rightsCase",
  input: schema.deskEntryInput,
  secretValue: true,
  load: (context: Context<DeskEntry>): Promise<Loaded<Row> | null> => loadEntry(context),
  execute: async (context) => {
    const { tx, actor, input, row, now } = context;
    const { acting, name } = entererOf(actor);
    if ((await readDesk(tx))?.id !== acting.organizationId) throw new Refusal({ kind: "forbidden" });
    if (row.made) return shownAgain(context, row.made, row.seed);
    const category = await checked(tx, input, now);
    const about = { respondentKey: respondentKeyOf(input.respondent ?? ""), categoryCode: category.code };
    const alike = alikeWord(await listAlike(tx, actor, about));
    if (alike !== "" && alike !== (input.alike ?? "")) throw new Refusal({ kind: "conflict", seen: { alike } });
    const body = enteredBody(input, { takenBy: `${acting.organizationName} ${name}` });
    return enterCase(context, { body, channel: input.channel, seed: row.seed, filedOn: input.receivedOn }, "asksColleague");
  },
});

/**
 * An enterprise's association files for somebody, with that person's consent (K11): never where it is itself concerned, nor what only the
 * person should know was said. It holds no code; the person does.
 */
export const fileOnBehalf = defineCommand({
  permission: "rightsCase.fileOnBehalf",
  sight: "rightsCase.fileOnBehalf",
  subjectKind: "rightsCase",
  input: schema.behalfInput,
  secretValue: true,
  load: (context: Context<BehalfEntry>): Promise<Loaded<Row> | null> => loadEntry(context),
  execute: async (context) => {
    const { tx, actor, input, row, now } = context;
    const { acting, name } = entererOf(actor);
    if (row.made) return shownAgain(context, row.made, row.seed);
    if (!(await speaksForPeople(tx, acting.organizationId))) throw new Refusal({ kind: "forbidden" });
    const category = await checked(tx, input, now);
    if (category.narrow) throw invalid("category", "notChoice");
    const body = enteredBody(input, { takenBy: `${acting.organizationName} ${name}` });
    const entry = { body, channel: "onBehalf", seed: row.seed, filerOrganizationId: acting.organizationId } as const;
    return enterCase(context, entry, "ownOrganization");
  },
});
