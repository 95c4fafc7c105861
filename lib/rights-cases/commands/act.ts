import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/grants";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand } from "@/lib/server/command";
import { type CaseRow, lockCase } from "../queries/facts";

export type ActContext<I> = Context<I> & { row: CaseRow; by: string; office: string; today: Day };
type CasePermission = Permission & `rightsCase.${string}`;

/** An act of an office on a case in its sight: the case locked, its key still there, and who does it a person. */
export function actOnCase<I extends { caseId: string }, V extends object>(
  permission: CasePermission,
  input: z.ZodType<I>,
  effect: (context: ActContext<I>) => Promise<{ value: V; changes: readonly Change[] }>,
  { secretValue = false }: { secretValue?: boolean } = {},
) {
  return defineCommand({
    permission,
    sight: "rightsCase.read",
    subjectKind: "rightsCase",
    input,
    sealed: true,
    secretValue,
    load: ({ tx, input: { caseId } }: Context<I>) => lockCase(tx, caseId),
    execute: (context: Context<I> & { row: CaseRow }) => {
      const { actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      if (row.archivedOn !== null || row.keyRef === null) throw new Refusal({ kind: "conflict" });
      const office = actor.acting?.organizationName ?? row.office.name;
      return effect({ ...context, by: actor.personId, office, today: dayOf(now) });
    },
  });
}
