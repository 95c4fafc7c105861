import "server-only";
import { type IssuedForm, readIssuedForm } from "@/lib/documents/queries";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { awardeeOf } from "@/lib/schemes/rules/subject";
import { typeset } from "@/lib/server/typeset";
import { zh } from "@/lib/text/documents/papers";
import { subjects } from "@/lib/text/subjects";
import { readApplication } from "../queries/dossier";
import { noteRecused } from "../queries/recused";
import { dossierView } from "./dossier";
import { formView } from "./form";
import { picturesOf } from "./visits";

export type Printed = { bytes: Uint8Array; name: string };

const printForm = (issued: IssuedForm): Promise<Uint8Array> =>
  typeset({
    template: "application-form",
    data: formView(issued.scheme, issued.data, issued.verifyCode),
    made: dayOf(new Date(issued.data.submittedAt)),
    qr: issued.address,
  });

/** 申报审批表 of what was submitted last; null is "not found", and so is a draft. */
export async function printApplicationForm(actor: Actor, id: string): Promise<Printed | null> {
  const issued = await readIssuedForm(actor, id);
  if (!issued) return noteRecused(actor, { id });
  return { bytes: await printForm(issued), name: subjects[awardeeOf(issued.scheme.document)].formFile(issued.data.number) };
}

/** The whole file of one application, as far as this reader sees it. */
export async function printDossier(actor: Actor, id: string): Promise<Printed | null> {
  const [dossier, issued] = await Promise.all([readApplication(actor, id), readIssuedForm(actor, id)]);
  if (!dossier || !issued) return null;
  const { at, pictures } = await picturesOf(dossier.visits);
  const bytes = await typeset({
    template: "dossier",
    data: dossierView(dossier, issued, at),
    pictures,
    made: dayOf(dossier.now),
    qr: issued.address,
  });
  return { bytes, name: zh.dossier.fileName(issued.data.number) };
}
