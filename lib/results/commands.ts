import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { awardedOf, blockersOf, loadRound } from "./queries/round";
import { judgeAmounts, needsReason } from "./rules/settling";
import * as schema from "./schema";

/**
 * The list of a round, settled once: with fewer than the scheme says only for a reason (K22), and with an amount for each awarded where it
 * gives money (K23). Applications are locked before the round, as an approval does: whoever approves meanwhile is seen, or finds it settled.
 */
export const settleRound = defineCommand({
  permission: "round.settle",
  sight: "round.read",
  subjectKind: "round",
  input: schema.settleInput,
  load: async ({ tx, input }) => {
    // Amounts refer to applications, which would wait for their locks with the round's in hand.
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE "roundId" = ${input.roundId}::uuid ORDER BY "id" FOR KEY SHARE`;
    await tx.$queryRaw`SELECT 1 FROM "Round" WHERE "id" = ${input.roundId}::uuid FOR NO KEY UPDATE`;
    const row = await loadRound(tx, input.roundId);
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, input, row: round, now }) => {
    if (round.result || actor.kind !== "person") throw new Refusal({ kind: "conflict" });
    const blockers = blockersOf(round, now);
    if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
    const awarded = awardedOf(round);
    if (input.reason === null && needsReason(round.document, awarded.length)) throw invalid("reason", "required");
    const { money } = round.document;
    const { amounts, problems } = money
      ? judgeAmounts(money, awarded, input.amount)
      : {
          amounts: new Map<string, number>(),
          problems: Object.keys(input.amount).map((id) => ({ field: `amount.${id}`, code: "unknownField" })),
        };
    if (problems.length > 0)
      throw new Refusal({ kind: "invalidInput", fields: Object.fromEntries(problems.map(({ field, code }) => [field, [code]])) });
    await tx.roundResult.create({
      data: { roundId: round.id, settledAt: now, settledById: actor.personId, reason: input.reason },
      select: { roundId: true },
    });
    await tx.roundAward.createMany({
      data: [...amounts].map(([applicationId, amount]) => ({ applicationId, roundId: round.id, amount })),
    });
    return {
      value: { id: round.id },
      changes: [
        { field: "RoundResult.awarded", to: awarded.length },
        ...[...amounts].map(([applicationId, amount]) => ({ field: "RoundAward.amount" as const, to: `${applicationId}:${amount}` })),
      ],
    };
  },
});
