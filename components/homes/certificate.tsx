import type { Awardee } from "@/lib/schemes/rules/subject";
import { sizeText } from "@/lib/text/format";
import { zh } from "@/lib/text/homes";
import { subjects } from "@/lib/text/subjects";

/** Its file, or that it is being made: a job sets it after the award. */
export function Certificate({ plaqueId, awardee, size }: { plaqueId: string; awardee: Awardee; size: number | null }) {
  if (size === null) return zh.register.certificateSetting;
  return (
    <a href={`/api/plaques/${plaqueId}/certificate`}>{zh.register.certificatePdf(subjects[awardee].certificate.title, sizeText(size))}</a>
  );
}
