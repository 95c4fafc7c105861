// Number and code are asked for by strangers too: right and wrong pairs cost the same work and are answered alike.
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { enterCase } from "@/lib/rights-cases/commands/follow";
import { runCommand } from "@/lib/server/command";
import { buildCity, monday, visitor } from "../support/city";
import { type Filed, filedCase } from "../support/cases";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let known: Filed;
let other: Filed;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  await buildCity();
  known = await filedCase({ mode: "anonymous" });
  other = await filedCase();
});
afterAll(() => portal.close());

/** The statements one try sends, how often it hashes and how often it compares. */
async function workOf(pair: { number: string; code: string }) {
  const [query, hash, compare] = [
    vi.spyOn(pg.Client.prototype, "query"),
    vi.spyOn(crypto, "createHash"),
    vi.spyOn(crypto, "timingSafeEqual"),
  ];
  // Those who imported them by name see the spies too.
  syncBuiltinESMExports();
  try {
    const outcome = await runCommand(enterCase, visitor, pair);
    const statements = query.mock.calls.map(([said]: unknown[]) =>
      typeof said === "string" ? said : ((said as { text?: string }).text ?? ""),
    );
    return { outcome, statements, hashes: hash.mock.calls.length, compares: compare.mock.calls.length };
  } finally {
    for (const spy of [query, hash, compare]) spy.mockRestore();
    syncBuiltinESMExports();
  }
}

it("does equal work for every pair, right or wrong, and writes nothing", async () => {
  const pairs = {
    right: known,
    wrongCode: { number: known.number, code: other.code },
    wrongNumber: { number: "WQ2026-00000000", code: known.code },
    neither: { number: "x", code: "y" },
  };
  await workOf(pairs.right);
  const before = await portal.fingerprint();
  const works: Record<string, Awaited<ReturnType<typeof workOf>>> = {};
  for (const [name, { number, code }] of Object.entries(pairs)) works[name] = await workOf({ number, code });
  expect(await portal.fingerprint()).toBe(before);
  const { right } = works;
  expect(right?.outcome).toEqual({ ok: true, value: { id: known.id } });
  // How a transaction ends is all that differs: COMMIT or ROLLBACK.
  const plain = (work: typeof right) => work?.statements.map((text) => text.replace(/^(COMMIT|ROLLBACK)$/, "END"));
  expect(plain(right)?.filter((text) => text.includes("RightsCase"))).toHaveLength(1);
  for (const name of ["wrongCode", "wrongNumber", "neither"]) {
    expect(works[name]?.outcome, name).toEqual({ ok: false, problem: { kind: "invalidInput", fields: { code: ["wrongCase"] } } });
    expect(plain(works[name]), name).toEqual(plain(right));
    expect([works[name]?.hashes, works[name]?.compares], name).toEqual([right?.hashes, right?.compares]);
  }
  expect([right?.hashes, right?.compares]).toEqual([1, 1]);
});
