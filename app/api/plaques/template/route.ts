import { xlsxResponse } from "@/app/api/xlsx";
import { importTemplate } from "@/lib/imports/documents";
import { readActor } from "@/lib/server/session";

export async function GET(): Promise<Response> {
  return xlsxResponse(await importTemplate(await readActor()));
}
