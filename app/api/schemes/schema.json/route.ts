import { schemeJsonSchema } from "@/lib/schemes/schema/published";

/** For everybody: the shape of a scheme is no secret, and it changes only with a release. */
export function GET(): Response {
  return Response.json(schemeJsonSchema(), {
    headers: { "content-type": "application/schema+json; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
