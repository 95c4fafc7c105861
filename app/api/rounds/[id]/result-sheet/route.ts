import { xlsxResponse } from "@/app/api/xlsx";
import { isId } from "@/lib/kernel/paging";
import { resultSheet } from "@/lib/results/documents";
import { readActor } from "@/lib/server/session";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return xlsxResponse(isId(id) ? await resultSheet(await readActor(), id) : null);
}
