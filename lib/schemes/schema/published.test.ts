import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { schemeDocument } from "./document";
import { schemeJsonSchema } from "./published";

const folder = path.resolve(import.meta.dirname, "../../../prisma/seed/schemes");
const presets = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
const load = (name: string) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as { [key: string]: unknown };

describe("the published schema", () => {
  const schema = schemeJsonSchema();
  /** Read back from what is published, and not from what it was made of. */
  const reader = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)) as Parameters<typeof z.fromJSONSchema>[0]);

  it("is of the present draft, closed, and names every part of a document", () => {
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: false });
    expect(Object.keys(schema.properties as object)).toEqual(Object.keys(schemeDocument.shape));
    expect(JSON.stringify(schema).length).toBeLessThan(100_000);
  });

  it("asks for what has no default, and for nothing else", () => {
    const needed = Object.entries(schemeDocument.shape).filter(([, part]) => !part.safeParse(undefined).success);
    expect(schema.required).toEqual(needed.map(([key]) => key));
  });

  it.each(presets)("takes %s", (name) => {
    expect(reader.safeParse(load(name)).error).toBeUndefined();
  });

  it("refuses what the document refuses", () => {
    const right = load("linjiang2026.json");
    const wrong: { [key: string]: unknown }[] = [
      { ...right, more: 1 },
      { ...right, kind: "other" },
      { ...right, rolling: { value: true } },
      { ...right, stages: [] },
      { ...right, standards: { name: "标准", groups: [{ key: "one", name: "一", criteria: [{ kind: "script" }] }] } },
    ];
    for (const document of wrong)
      expect([reader.safeParse(document).success, schemeDocument.safeParse(document).success]).toEqual([false, false]);
  });
});
