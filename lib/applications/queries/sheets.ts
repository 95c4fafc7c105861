import "server-only";
import type { Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { countedSheets } from "../workflow";

const select = {
  id: true,
  stageId: true,
  expertId: true,
  expert: { select: { name: true } },
  state: true,
  revision: true,
  total: true,
  detected: true,
  reason: true,
  lines: { select: { criterionKey: true, points: true, reason: true } },
} as const satisfies Prisma.ScoreSheetSelect;

export type SheetRow = Prisma.ScoreSheetGetPayload<{ select: typeof select }>;

/** The sheets of some scorings, in an order that says nothing: ids are drawn at random. */
export const loadSheets = (reader: Reader, stageIds: readonly string[]): Promise<SheetRow[]> =>
  reader.scoreSheet.findMany({
    relationLoadStrategy: "join",
    where: { stageId: { in: [...stageIds] } },
    orderBy: { id: "asc" },
    select,
  });

export const loadSheet = (reader: Reader, id: string): Promise<SheetRow | null> =>
  reader.scoreSheet.findUnique({ relationLoadStrategy: "join", where: { id }, select });

/** Of an application scored more than once, the latest. */
export const loadOwnSheet = (reader: Reader, expertId: string, applicationId: string): Promise<SheetRow | null> =>
  reader.scoreSheet.findFirst({
    relationLoadStrategy: "join",
    where: { expertId, state: { in: [...countedSheets] }, stage: { applicationId } },
    orderBy: { stage: { seq: "desc" } },
    select,
  });
