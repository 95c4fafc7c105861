import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import { lockCase } from "../queries/facts";
import { openDataRequest } from "../queries/keeping";
import { readStandard } from "../queries/standards";
import * as schema from "../schema";
import { addEvent, endLimit, startLimit } from "../writes";
import { addMessage } from "./move";

/** 个人信息保护法 46, 47: to have something corrected, or all of it deleted. A message to the desk, with a day by which it is answered. */
export const askData = defineCommand({
  permission: "rightsCase.askData",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.dataRequestInput,
  load: ({ tx, actor }: Context<unknown>) => (actor.kind === "claimant" ? lockCase(tx, actor.caseId) : Promise.resolve(null)),
  execute: async ({ tx, actor, input, row, now }) => {
    if (row.keyRef === null) throw new Refusal({ kind: "conflict" });
    if (await openDataRequest(tx, row.id)) throw new Refusal({ kind: "notNow", blockers: ["dataRequest"] });
    await addMessage(tx, row, "claimant", input.text, actor, now);
    const dueOn = await startLimit(tx, row.id, await readStandard(tx, schema.dataRequest), dayOf(now), await readCalendar(tx));
    await addEvent(tx, row, { kind: "dataAsked", office: null, facts: { what: input.what, dueOn } }, now);
    return { value: { id: row.id, dueOn }, changes: [{ field: "CaseMessage.body", to: "" }] };
  },
});

/** The desk's answer: what was done, or why not. */
export const answerData = defineCommand({
  permission: "rightsCase.answerData",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.staffMessageInput,
  sealed: true,
  load: ({ tx, input: { caseId } }: Context<{ caseId: string; text: string }>) => lockCase(tx, caseId),
  execute: async ({ tx, actor, input, row, now }) => {
    if (row.keyRef === null || !(await openDataRequest(tx, row.id))) throw new Refusal({ kind: "conflict" });
    await addMessage(tx, row, "office", input.text, actor, now);
    await endLimit(tx, row.id, schema.dataRequest, dayOf(now));
    const office = actor.kind === "person" ? (actor.acting?.organizationName ?? row.office.name) : row.office.name;
    await addEvent(tx, row, { kind: "dataAnswered", office }, now);
    return { value: { id: row.id }, changes: [{ field: "CaseMessage.body", to: "" }] };
  },
});
