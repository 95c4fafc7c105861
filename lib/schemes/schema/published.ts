// The scheme document as JSON Schema, for whoever writes one elsewhere. Pure.
import { z } from "zod";
import { schemeDocument } from "./document";

let made: Readonly<Record<string, unknown>> | undefined;

/**
 * The shape only: what a scheme may leave out, it may leave out here. What its parts mean together, such as bands that overlap, no schema can
 * say; the check does.
 */
export function schemeJsonSchema(): Readonly<Record<string, unknown>> {
  // Parts that stand in several places are written once.
  made ??= z.toJSONSchema(schemeDocument, { io: "input", reused: "ref" });
  return made;
}
