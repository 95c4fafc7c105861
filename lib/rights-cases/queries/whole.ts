import "server-only";
import type { Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { caseSelect } from "./facts";

const partner = { select: { id: true, name: true, kind: true, remit: true, phone: true, address: true } } as const;

/** A limit as a page shows it. */
export const limitSelect = {
  ...{ id: true, standard: true, startsOn: true, doneOn: true, days: true, dayKind: true, clause: true, sample: true, extension: true },
  ...{ rolls: true, asked: true, reason: true, askedById: true, dueOn: true, askedBy: { select: { name: true } } },
} as const satisfies Prisma.CaseLimitSelect;
const limits = { orderBy: [{ startsOn: "asc" }, { standard: "asc" }], select: limitSelect } as const satisfies Prisma.RightsCase$limitsArgs;
const pauses = { orderBy: { fromDay: "asc" }, select: { reason: true, fromDay: true, toDay: true } } as const;
/** What the clocks of a case are counted from. */
export const clockSelect = { limits, pauses } as const satisfies Prisma.RightsCaseSelect;

/** A case with everything under it that its pages show: one statement, however much that is. */
const wholeSelect = {
  ...caseSelect,
  ...clockSelect,
  respondentKey: true,
  splitFromId: true,
  keptUntil: true,
  events: {
    orderBy: { ordinal: "desc" },
    select: { ordinal: true, onDay: true, kind: true, office: true, note: true, facts: true, shown: true },
  },
  messages: { orderBy: { ordinal: "asc" }, select: { ordinal: true, side: true, onDay: true, body: true } },
  notes: {
    orderBy: { ordinal: "desc" },
    select: { ordinal: true, kind: true, onDay: true, body: true, author: { select: { name: true } } },
  },
  answers: { ...caseSelect.answers, select: { ...caseSelect.answers.select, opinion: true } },
  consents: {
    orderBy: [{ askedOn: "asc" }, { id: "asc" }],
    select: { partnerId: true, state: true, askedOn: true, answeredOn: true, partner },
  },
  transfers: { select: { id: true, state: true, partnerId: true } },
  letters: { orderBy: [{ issuedOn: "desc" }, { number: "desc" }], select: { id: true, kind: true, number: true, issuedOn: true } },
  files: {
    where: { removedOn: null },
    orderBy: { ordinal: "asc" },
    select: { id: true, ordinal: true, side: true, onDay: true, name: true, contentType: true, size: true, treatment: true },
  },
  remedies: {
    orderBy: { tier: "asc" },
    select: {
      ...{ tier: true, askedOn: true, grounds: true, organizationId: true, outsideName: true, outsideAddress: true, doneOn: true },
      organization: { select: { name: true } },
    },
  },
  rating: { select: { grade: true, comment: true, onDay: true } },
  rectification: { select: { openedOn: true, dueOn: true, doneOn: true, record: true, doneBy: { select: { name: true } } } },
} as const satisfies Prisma.RightsCaseSelect;
export type WholeCase = Prisma.RightsCaseGetPayload<{ select: typeof wholeSelect }>;

/** Only for those to whom it is open: who calls it has logged that, or is the claimant. */
export const loadWhole = (reader: Reader, id: string): Promise<WholeCase | null> =>
  reader.rightsCase.findUnique({ relationLoadStrategy: "join", where: { id }, select: wholeSelect });
