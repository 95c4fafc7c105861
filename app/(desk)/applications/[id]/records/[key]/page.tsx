import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { PickView } from "@/components/evidence/pick";
import { pickForApplication } from "@/lib/applications/actions";
import { readPickForApplication } from "@/lib/applications/queries/form";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/evidence";

export const audience = ["enterpriseOfficer", "cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.pick.title };

export default async function PickForApplicationPage({ params }: PageProps<"/applications/[id]/records/[key]">) {
  const { id, key } = await params;
  const actor = await admit(audience, `/applications/${id}/records/${key}`);
  const page = isId(id) ? await readPickForApplication(actor, id, key) : null;
  if (!page) notFound();
  const { criterion, sources, task, applicant } = page;
  const back = `/applications/${id}/form/${task}#c-${criterion.key}` as Route;
  return (
    <PickView
      {...{ criterion, sources, back }}
      action={pickForApplication}
      hidden={{ applicationId: id }}
      crumbs={[
        { label: applicant, href: `/applications/${id}/form` as Route },
        { label: criterion.name, href: back },
      ]}
    />
  );
}
