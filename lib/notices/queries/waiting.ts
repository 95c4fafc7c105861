import "server-only";
import { namedIn } from "@/lib/schemes/rules/subject";
import { schemeDocument } from "@/lib/schemes/schema/document";
import type { Reader } from "@/lib/server/db";

/** Applications of a round that wait for their notice, and hang on none, by number. */
export async function listWaiting(reader: Reader, roundId: string) {
  const rows = await reader.stage.findMany({
    where: {
      kind: "publicNotice",
      state: "open",
      application: { roundId, status: "inProgress" },
      noticeItems: { none: { notice: { state: "published" } } },
    },
    relationLoadStrategy: "join",
    orderBy: [{ application: { number: "asc" } }],
    take: 500,
    select: {
      id: true,
      key: true,
      dueAt: true,
      organizationId: true,
      noticeItems: { where: { notice: { state: "draft" } }, take: 1, select: { id: true } },
      application: {
        select: {
          id: true,
          number: true,
          answers: true,
          schemeVersionId: true,
          applicant: { select: { name: true } },
          recommender: { select: { name: true } },
          schemeVersion: { select: { document: true } },
        },
      },
    },
  });
  return rows.map(({ application, noticeItems, ...stage }) => {
    const document = schemeDocument.parse(application.schemeVersion.document);
    return {
      stageId: stage.id,
      stageKey: stage.key,
      dueAt: stage.dueAt,
      applicationId: application.id,
      number: application.number,
      schemeVersionId: application.schemeVersionId,
      unit: application.applicant.name,
      homeName: namedIn(document, application.answers as Record<string, unknown>) ?? "",
      recommender: application.recommender?.name ?? null,
      /** On a draft that nobody has released yet. */
      drafted: noticeItems.length > 0,
      document,
    };
  });
}
