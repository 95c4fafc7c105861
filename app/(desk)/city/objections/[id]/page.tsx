import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ObjectionCase } from "@/components/notices/case";
import { publicCalendar } from "@/lib/calendar/queries";
import { dayOf } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { readObjection } from "@/lib/notices/queries/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.objections };

export default async function ObjectionCasePage({ params }: PageProps<"/city/objections/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/objections/${id}`);
  const objection = isId(id) ? await readObjection(actor, id) : null;
  if (!objection) notFound();
  const keys = Object.fromEntries(objection.moves.map(({ name }) => [name, randomUUID()]));
  return <ObjectionCase objection={objection} today={dayOf(objection.now)} calendar={await publicCalendar()} keys={keys} />;
}
