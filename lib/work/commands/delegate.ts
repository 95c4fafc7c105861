import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { type Context, defineCommand } from "@/lib/server/command";
import { colleaguesOf } from "../queries";
import { delegateInput, endDelegationInput } from "../schema";

/** The office one acts in now; a person alone has nothing to delegate. */
const load = async ({ actor }: Context<unknown>) =>
  actor.kind === "person" && actor.acting
    ? { id: actor.acting.id, subject: { ...citySubject, inCity: false, organizationId: actor.acting.organizationId }, row: actor.acting }
    : null;

/** A colleague of the same office and role sees to one's items for some days, as one's queue and the letters say. Rights do not move. */
export const delegateWork = defineCommand({
  permission: "workItem.delegate",
  sight: "workItem.delegate",
  subjectKind: "membership",
  input: delegateInput,
  load,
  execute: async ({ tx, actor, input, row: acting, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (input.firstDay < dayOf(now)) throw invalid("firstDay", "outOfRange");
    if (input.lastDay < input.firstDay) throw invalid("lastDay", "outOfRange");
    const colleagues = await colleaguesOf(tx, acting, now);
    if (input.toPersonId === actor.personId || !colleagues.some(({ id }) => id === input.toPersonId))
      throw invalid("toPersonId", "notChoice");
    const [firstDay, lastDay] = [toDateColumn(input.firstDay), toDateColumn(input.lastDay)];
    const taken = await tx.delegation.findFirst({
      where: { membershipId: acting.id, endedAt: null, firstDay: { lte: lastDay }, lastDay: { gte: firstDay } },
      select: { id: true },
    });
    if (taken) throw invalid("firstDay", "alreadyThere");
    const { id } = await tx.delegation.create({
      data: { membershipId: acting.id, toPersonId: input.toPersonId, firstDay, lastDay, createdAt: now },
      select: { id: true },
    });
    await tell(
      tx,
      {
        event: "delegated",
        key: `delegated:${id}`,
        subject: null,
        to: { personId: input.toPersonId },
        params: { organization: acting.organizationName, firstDay: input.firstDay, lastDay: input.lastDay },
      },
      now,
    );
    return {
      value: null,
      changes: [
        { field: "Delegation.toPersonId", to: input.toPersonId },
        { field: "Delegation.days", to: `${input.firstDay}/${input.lastDay}` },
      ],
    };
  },
});

/** Ends it from now on; what was done is not touched. */
export const endDelegation = defineCommand({
  permission: "workItem.delegate",
  sight: "workItem.delegate",
  subjectKind: "membership",
  input: endDelegationInput,
  load,
  execute: async ({ tx, input, row: acting, now }) => {
    const { count } = await tx.delegation.updateMany({
      where: { id: input.delegationId, membershipId: acting.id, endedAt: null },
      data: { endedAt: now },
    });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    return { value: null, changes: [{ field: "Delegation.endedAt", to: now }] };
  },
});
