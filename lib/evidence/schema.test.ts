import { describe, expect, it } from "vitest";
import { factsText, pickForHomeInput, refsText, refText, type SourceFacts } from "./schema";

const id = (n: number) => `0000000${n}-1111-4111-8111-111111111111`;
const one = { kind: "session", id: id(1) } as const;
const two = { kind: "matter", id: id(2) } as const;
const said = (more: object) => pickForHomeInput.safeParse({ homeId: id(9), criterionKey: "place", shown: "", ...more });

describe("what a form ticked", () => {
  it("is read back as it was written: none, one or several", () => {
    expect(said({})).toMatchObject({ data: { shown: [], picked: [] } });
    expect(said({ shown: refsText([one, two]), picked: refText(one) })).toMatchObject({ data: { shown: [one, two], picked: [one] } });
    expect(said({ shown: refsText([one, two]), picked: [one, two].map(refText) })).toMatchObject({ data: { picked: [one, two] } });
  });

  it("is refused where it names nothing that can be picked", () => {
    for (const picked of ["session", `person~${id(1)}`, "session~1", `session~${id(1)}~more`, `constructor~${id(1)}`])
      expect(said({ picked }).error?.issues.map(({ message }) => message)).toEqual(["notChoice"]);
    expect(said({ shown: `session~${id(1)},` }).success).toBe(false);
  });
});

describe("what a hash is made of", () => {
  it("is another text for each fact that differs", () => {
    const facts: SourceFacts = { ...one, title: "沙龙", day: "2026-11-01", count: 12, state: null, attachment: null };
    const others: SourceFacts[] = [
      { ...facts, id: id(3) },
      { ...facts, title: "讲座" },
      { ...facts, day: null },
      { ...facts, count: 13 },
      { ...facts, state: "good" },
      { ...facts, attachment: { id: id(4), contentType: "image/jpeg", sha256: "a" } },
    ];
    expect(new Set([facts, ...others].map(factsText)).size).toBe(7);
    // Under what id a file lies is no fact of it.
    expect(factsText({ ...facts, attachment: { id: id(5), contentType: "image/jpeg", sha256: "a" } })).toBe(factsText(others[5] ?? facts));
  });
});
