import { isId } from "@/lib/kernel/paging";
import { readSchemeFile } from "@/lib/schemes/queries/editor";
import { readActor } from "@/lib/server/session";

/** A version's document, to be kept, or carried to another portal. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const file = isId(id) ? await readSchemeFile(await readActor(), id) : null;
  if (!file) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(file.document, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
