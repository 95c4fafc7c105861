import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { isId } from "@/lib/kernel/paging";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { applyEdit } from "../rules/edits";
import { leadTo } from "../rules/places";
import { guessColumns, hasHeadings, printTable, readColumns, readRows, readTable, without } from "../rules/paste";
import { presetOf } from "../rules/presets";
import { rowsOf, takeRows } from "../rules/taken";
import { type SchemeDocument, schemeDocument } from "../schema/document";
import { copyInput, dropInput, type Edit, editInput, pasteInput, takeInput } from "../schema/edits";
import { keepDraft, lockScheme, rewriteDraft } from "../writes";

type Draft = { id: string; status: "draft" | "published"; hash: string; document: SchemeDocument; pasted: string | null };

/** The version, locked; only a draft is edited, and only as it was when the page was drawn. */
async function loadDraft({ tx, input }: Context<{ versionId: string }>): Promise<Loaded<Draft> | null> {
  await tx.$queryRaw`SELECT 1 FROM "SchemeVersion" WHERE "id" = ${input.versionId}::uuid FOR UPDATE`;
  const row = await tx.schemeVersion.findUnique({
    where: { id: input.versionId },
    select: { id: true, status: true, hash: true, document: true, pasted: true },
  });
  return row ? { id: row.id, subject: citySubject, row: { ...row, document: schemeDocument.parse(row.document) } } : null;
}

const asDrawn = (row: Draft, hash?: string) => {
  if (row.status !== "draft" || (hash !== undefined && hash !== row.hash)) throw new Refusal({ kind: "conflict" });
};

const aboutOf = (edit: Edit) => (edit.do === "move" ? edit.move : edit.place);

/** One small act on a draft. */
export const editScheme = defineCommand({
  permission: "scheme.edit",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: editInput,
  load: loadDraft,
  execute: async ({ tx, input, row }) => {
    const { versionId: _, hash, ...edit } = input;
    asDrawn(row, hash);
    const edited = applyEdit(row.document, edit);
    if ("fields" in edited) throw new Refusal({ kind: "invalidInput", fields: edited.fields });
    if ("problem" in edited) throw edited.problem === "gone" ? new Refusal({ kind: "conflict" }) : invalid("form", edited.problem);
    const to = await rewriteDraft(tx, row.id, edited.document);
    return {
      value: { id: row.id, did: edit.do, ...leadTo(edited.document, edited.at) },
      changes: [
        { field: "SchemeVersion.document", to: `${edit.do} ${aboutOf(edit)}`.slice(0, 200) },
        { field: "SchemeVersion.hash", from: row.hash, to },
      ],
    };
  },
});

/** A preset or a version as the draft of another scheme, or as the next draft of its own; a draft that is there is never written over. */
export const copyScheme = defineCommand({
  permission: "scheme.copy",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: copyInput,
  load: async () => ({ id: "", subject: citySubject, row: null }),
  execute: async ({ tx, input, now }) => {
    const version = isId(input.from)
      ? await tx.schemeVersion.findUnique({ where: { id: input.from }, select: { document: true, scheme: { select: { code: true } } } })
      : null;
    const source = schemeDocument.safeParse(version ? version.document : presetOf(input.from));
    if (!source.success) throw invalid("from", "notChoice");
    const there = await tx.scheme.findUnique({ where: { code: input.code }, select: { id: true } });
    // Its next version begins from one of its own.
    if (there && version?.scheme.code !== input.code) throw invalid("code", "alreadyThere");
    const document = { ...source.data, code: input.code, name: input.name };
    const schemeId = await lockScheme(tx, input.code, input.name);
    if ((await tx.schemeVersion.count({ where: { schemeId, status: "draft" } })) > 0) throw invalid("code", "draftThere");
    const { id, hash } = await keepDraft(tx, schemeId, document, now);
    return { value: { id }, id, changes: [{ field: "SchemeVersion.hash", to: hash }] };
  },
});

/** Keeps a pasted table with the draft, so that it can be looked at and put right at leisure. */
export const pasteTable = defineCommand({
  permission: "scheme.edit",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: pasteInput,
  load: loadDraft,
  execute: async ({ tx, input, row }) => {
    asDrawn(row);
    const rows = readTable(input.table);
    if (!rows.some((cells) => cells.length > 1)) throw invalid("table", "notTable");
    if (rows.length > 301 || rows.some((cells) => cells.length > 20)) throw invalid("table", "tooMany");
    await tx.schemeVersion.update({ where: { id: row.id }, data: { pasted: printTable(rows) }, select: { id: true } });
    return { value: { id: row.id }, changes: [{ field: "SchemeVersion.pasted", to: rows.length }] };
  },
});

export const dropTable = defineCommand({
  permission: "scheme.edit",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: dropInput,
  load: loadDraft,
  execute: async ({ tx, row }) => {
    asDrawn(row);
    await tx.schemeVersion.update({ where: { id: row.id }, data: { pasted: null }, select: { id: true } });
    return { value: { id: row.id }, changes: [{ field: "SchemeVersion.pasted", to: null }] };
  },
});

/** Ticked rows become lines of the scheme; the others stay in the table until they are taken too, or the table is dropped. */
export const takeTable = defineCommand({
  permission: "scheme.edit",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: takeInput,
  load: loadDraft,
  execute: async ({ tx, input, row }) => {
    asDrawn(row, input.hash);
    const table = readTable(row.pasted ?? "");
    const headed = hasHeadings(table);
    const columns = readColumns(input.columns, guessColumns(table).length);
    if (!columns) throw new Refusal({ kind: "conflict" });
    const read = readRows(table, columns, headed);
    const rows = rowsOf(input.r);
    if (rows.length > read.length) throw new Refusal({ kind: "conflict" });
    const taken = takeRows(row.document, rows, input.group, input.note);
    if ("fields" in taken) throw new Refusal({ kind: "invalidInput", fields: taken.fields });
    const left = without(table, read, columns, (i) => rows[i]?.take === true);
    const open = left.length > 0;
    const to = await rewriteDraft(tx, row.id, taken.document);
    await tx.schemeVersion.update({ where: { id: row.id }, data: { pasted: open ? printTable(left) : null }, select: { id: true } });
    return {
      value: { id: row.id, open },
      changes: [
        { field: "SchemeVersion.document", to: `take ${taken.taken}` },
        { field: "SchemeVersion.hash", from: row.hash, to },
      ],
    };
  },
});
