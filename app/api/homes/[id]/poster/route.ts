import { dispositionOf } from "@/lib/files/rules";
import { homePoster, readPosterSize } from "@/lib/homes/documents";
import { readActor } from "@/lib/server/session";

/** What a home hangs at its door, set anew each time: it says what is public today. */
export async function GET(request: Request, { params }: RouteContext<"/api/homes/[id]/poster">): Promise<Response> {
  const size = readPosterSize(new URL(request.url).searchParams.get("size"));
  const made = await homePoster(await readActor(), (await params).id, size);
  if (!made) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(made.bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(made.bytes.byteLength),
      "content-disposition": dispositionOf(made.name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
