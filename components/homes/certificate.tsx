import { sizeText } from "@/lib/text/format";
import { zh } from "@/lib/text/homes";

/** Its file, or that it is being made: a job sets it after the award. */
export function Certificate({ plaqueId, size }: { plaqueId: string; size: number | null }) {
  if (size === null) return zh.register.certificateSetting;
  return <a href={`/api/plaques/${plaqueId}/certificate`}>{zh.register.certificatePdf(sizeText(size))}</a>;
}
