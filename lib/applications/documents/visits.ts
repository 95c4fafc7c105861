import "server-only";
import { listStoredKeys } from "@/lib/files/queries";
import { thumbnailOf } from "@/lib/server/thumbnail";
import { zh as applications } from "@/lib/text/applications";
import { zh as papers } from "@/lib/text/documents/papers";
import { clockText, dayText, pointsText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/visit";
import type { VisitResult, VisitResultLine } from "../queries/visit";

const words = zh.result;
/** Two to a row, so that a visit with very many photos stays a file one can send; all of them stand in the list of annexes. */
const printedPhotos = 60;

/** Pictures by the id of their file, as the paper takes them in; one after the other, because each needs memory. */
export async function picturesOf(visits: readonly VisitResult[]): Promise<{ at: ReadonlyMap<string, number>; pictures: string[] }> {
  const ids = visits.flatMap(({ lines, signatures }) => [
    ...signatures.flatMap(({ drawing }) => drawing ?? []),
    ...lines.flatMap(({ photos }) => photos.filter(({ state }) => state === "ready").map(({ id }) => id)),
  ]);
  const keys = await listStoredKeys(ids.slice(0, printedPhotos));
  const at = new Map<string, number>();
  const pictures: string[] = [];
  for (const [id, storageKey] of keys) {
    const picture = await thumbnailOf(storageKey);
    if (picture === null) continue;
    at.set(id, pictures.length);
    pictures.push(picture);
  }
  return { at, pictures };
}

/** The visits as the template reads them, the oldest first. */
export function visitRows(visits: readonly VisitResult[], at: ReadonlyMap<string, number>) {
  const row = (label: string, value: string) => ({ label, value, hint: null, lines: 1 });
  return visits.toReversed().map((visit) => ({
    title: words.of(visit.stage, dayText(visit.on)),
    head: [
      row(words.conclusion, applications.conclusions[visit.conclusion] ?? visit.conclusion),
      row(words.visitors, visit.visitors.join("、")),
      ...(visit.companions.length > 0 ? [row(words.companions, visit.companions.join("、"))] : []),
      ...(visit.note === null ? [] : [row(words.note, visit.note)]),
      row(words.recorded, timeText(visit.recordedAt)),
    ],
    lines: visit.lines.map((line) => ({ name: line.name, finding: zh.findings[line.finding] ?? line.finding, said: saidOf(line) })),
    pictures: [
      ...visit.lines.flatMap((line) =>
        line.photos.flatMap(({ id, at: taken, stated }) =>
          pictured(at, id, (stated ? words.photo : words.received)(line.name, clockText(taken))),
        ),
      ),
      ...visit.signatures.flatMap(({ name, drawing }) => (drawing === null ? [] : pictured(at, drawing, zh.signOf(name)))),
    ],
    typed: visit.signatures.flatMap(({ name, drawing }) => (drawing === null ? [words.typed(name)] : [])),
  }));
}

const pictured = (at: ReadonlyMap<string, number>, id: string, caption: string) => {
  const number = at.get(id);
  return number === undefined ? [] : [{ number, caption }];
};

const saidOf = (line: VisitResultLine): string =>
  [
    line.lacking !== undefined && line.by !== undefined ? words.lacking(line.lacking, dayText(line.by)) : "",
    line.points === undefined ? "" : words.points(pointsText(line.points), line.self === null ? null : pointsText(line.self)),
    line.reason === undefined ? "" : words.reason(line.reason),
  ]
    .filter(Boolean)
    .join("\n");

/** Photos as annexes: what each shows, and by what it can be known again. */
export const visitAnnexes = (visits: readonly VisitResult[]) =>
  visits.toReversed().flatMap((visit) =>
    visit.lines.flatMap((line) =>
      line.photos.map(({ at, stated, size, sha256 }) => ({
        ...{ size, sha256, of: papers.dossier.visits },
        name: (stated ? words.photo : words.received)(line.name, timeText(at)),
      })),
    ),
  );
