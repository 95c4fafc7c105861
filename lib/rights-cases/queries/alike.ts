import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import type { Reader } from "@/lib/server/db";
import { casesFor } from "@/lib/server/scope";
import { openStatuses } from "../workflow";

type About = { respondentKey: string | null; categoryCode: string; exceptId?: string };

/** Open cases of one category about one name, in this actor's sight. Compared by the keyed hash: the name itself is not read. */
export async function listAlike(reader: Reader, actor: Actor, { respondentKey, categoryCode, exceptId }: About) {
  if (respondentKey === null) return [];
  const rows = await reader.rightsCase.findMany({
    where: {
      AND: [
        { respondentKey, categoryCode, status: { in: [...openStatuses] } },
        ...(exceptId === undefined ? [] : [{ id: { not: exceptId } }]),
        casesFor(actor, "rightsCase.read"),
      ],
    },
    orderBy: [{ filedOn: "asc" }, { id: "asc" }],
    take: 20,
    select: { id: true, number: true, filedOn: true, status: true },
  });
  return rows.map(({ filedOn, ...row }) => ({ ...row, day: fromDateColumn(filedOn) }));
}
export type AlikeCase = Awaited<ReturnType<typeof listAlike>>[number];
