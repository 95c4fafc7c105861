import "server-only";
import { isPhoto } from "@/lib/files/rules";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { loadSession, sessionSubject } from "../queries/facts";
import { findReused } from "../queries/photos";
import { photosPerSession } from "../rules/photos";
import * as schema from "../schema";
import { lockSession } from "../writes";
import { loadLockedSession } from "./session";

/**
 * Notes a picture that the route has stored, for the report of a session that is being written. The same one again is the one that is there.
 * Where it, or nearly it, was shown before is found out now, once.
 */
export const addReportPhoto = defineCommand({
  permission: "activitySession.addPhoto",
  sight: "activity.read",
  subjectKind: "activitySession",
  input: schema.photoInput,
  load: loadLockedSession,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row.status !== "held") throw new Refusal({ kind: "conflict" });
    const { file, look, alt } = input;
    if (!isPhoto(file.contentType)) throw invalid("file", "notPhoto");
    const there = await tx.reportPhoto.findMany({
      where: { sessionId: row.id },
      select: { ordinal: true, attachment: { select: { sha256: true } } },
    });
    if (there.some(({ attachment }) => attachment.sha256 === file.sha256)) return { value: { again: true }, changes: null };
    if (there.length >= photosPerSession) throw invalid("file", "tooMany");
    const by = actor.personId;
    const attachment = await tx.attachment.create({ data: { ...file, createdById: by, createdAt: now }, select: { id: true } });
    if (look !== null) await tx.photoHash.create({ data: { attachmentId: attachment.id, look }, select: { attachmentId: true } });
    // Two that come at once see one another: the second waits until the first stands there.
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(7261005)`;
    const photo = await tx.reportPhoto.create({
      data: {
        ...{ sessionId: row.id, attachmentId: attachment.id, alt, addedById: by, addedAt: now },
        ordinal: Math.max(0, ...there.map(({ ordinal }) => ordinal)) + 1,
      },
      select: { id: true },
    });
    const seen = await findReused(tx, { id: photo.id, sha256: file.sha256, look, sessionId: row.id, homeId: row.homeId });
    await tx.photoReuse.createMany({ data: seen.map(({ of, how }) => ({ photoId: photo.id, ofId: of, same: how === "same" })) });
    return { value: { again: false }, changes: [{ field: "ReportPhoto.sha256", to: file.sha256 }] };
  },
});

/** Taken away again while the report is being written; its bytes go with the files' sweep. */
export const removeReportPhoto = defineCommand({
  permission: "activitySession.removePhoto",
  sight: "activity.read",
  subjectKind: "activitySession",
  input: schema.photoRemoveInput,
  load: async ({ tx, input }) => {
    const known = await tx.reportPhoto.findUnique({ where: { id: input.photoId }, select: { sessionId: true } });
    if (!known) return null;
    await lockSession(tx, known.sessionId);
    const [session, photo] = await Promise.all([
      loadSession(tx, known.sessionId),
      tx.reportPhoto.findUnique({
        where: { id: input.photoId },
        select: { id: true, attachmentId: true, attachment: { select: { sha256: true } }, _count: { select: { uses: true } } },
      }),
    ]);
    return session && photo ? { id: session.id, subject: sessionSubject(session), row: { session, photo } } : null;
  },
  execute: async ({ tx, row: { session, photo } }) => {
    // What serves as evidence somewhere stays.
    if (session.status !== "held" || photo._count.uses > 0) throw new Refusal({ kind: "conflict" });
    await tx.photoReuse.deleteMany({ where: { OR: [{ photoId: photo.id }, { ofId: photo.id }] } });
    await tx.reportPhoto.delete({ where: { id: photo.id }, select: { id: true } });
    await tx.photoHash.deleteMany({ where: { attachmentId: photo.attachmentId } });
    await tx.attachment.delete({ where: { id: photo.attachmentId }, select: { id: true } });
    return { value: { sessionId: session.id }, changes: [{ field: "ReportPhoto.sha256", from: photo.attachment.sha256, to: null }] };
  },
});
