import { pdfResponse } from "@/app/api/pdf";
import { printReport } from "@/lib/rights-cases/documents/report";
import { readYear } from "@/lib/rights-cases/rules/figures";
import { readActor } from "@/lib/server/session";

export async function GET(_: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  const year = readYear((await params).year);
  return pdfResponse(year === null ? null : await printReport(await readActor(), year));
}
