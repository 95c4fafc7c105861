import "server-only";
import { blankView } from "@/lib/applications/documents/form";
import { dayOf } from "@/lib/kernel/dates";
import { typeset } from "@/lib/server/typeset";
import { zh } from "@/lib/text/documents/papers";
import { subjects } from "@/lib/text/subjects";
import { awardeeOf } from "./rules/subject";
import { publicRoundGuide } from "./queries";

/** The empty form of a round, for everybody. */
export async function printBlankForm(roundId: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const round = await publicRoundGuide(roundId);
  if (!round) return null;
  const offices = { receivingOffice: round.receivingOrganization.name, decidingOffice: round.decidingOrganization.name };
  const bytes = await typeset({ template: "application-form", data: blankView(round, offices), made: dayOf(round.opensAt) });
  return { bytes, name: zh.form.blankName(subjects[awardeeOf(round.document)].formTitle(round.document.honour.title.value)) };
}
