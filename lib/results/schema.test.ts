import { expect, it } from "vitest";
import { readCompared } from "./schema";

const [one, two] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];

it("reads whom an address compares, each once and nothing else", () => {
  expect([readCompared(undefined), readCompared(one), readCompared([one, two, one, "x"])]).toEqual([[], [one], [one, two]]);
});
