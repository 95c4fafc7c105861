// What a browser keeps for us and can neither read nor change.
import { describe, expect, it } from "vitest";
import { lock, unlock, writeParts } from "@/lib/server/cipher";
import { readPass, sealPass } from "@/lib/server/passes";
import { seal, unseal } from "@/lib/server/sealed";

process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none"; // named, and asked nothing

const filed = new Date("2026-11-23T12:00:00+08:00");
const until = new Date("2026-11-23T12:10:00+08:00");
const data = { case: "3f0e", code: "K7QM-22XX" };
const at = (ms: number) => new Date(until.getTime() + ms);

describe("a pass", () => {
  const pass = sealPass("revoke", data, until);

  it("is read until it expires, and not at that instant", () => {
    expect(readPass("revoke", pass, filed)).toEqual(data);
    expect(readPass("revoke", pass, at(-1))).toEqual(data);
    expect(readPass("revoke", pass, until)).toBeNull();
    expect(readPass("revoke", pass, at(1))).toBeNull();
    expect(readPass("revoke", sealPass("revoke", { until: "2099" }, until), until)).toBeNull();
  });

  it("shows its bearer nothing, and fits a cookie", () => {
    expect(pass).toMatch(/^[\w.-]+$/);
    expect(pass.length).toBeLessThan(400);
    const shown = pass.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(shown.join()).not.toContain("K7QM");
    expect(sealPass("revoke", data, until)).not.toBe(pass);
  });

  it("of another purpose is none, nor is anything else that we sealed", () => {
    expect(readPass("track", pass, filed)).toBeNull();
    expect(readPass("track", sealPass("track", data, until), filed)).toEqual(data);
    expect(readPass("revoke", seal("RightsCase:1", { until: until.toISOString(), data: JSON.stringify(data) }), filed)).toBeNull();
    expect(() => unseal("RightsCase:1", pass)).toThrow();
  });

  it("is none once anything of it was changed, cut or added", () => {
    for (let here = 0; here < pass.length; here += 1) {
      expect(readPass("revoke", `${pass.slice(0, here)}${pass[here] === "A" ? "B" : "A"}${pass.slice(here + 1)}`, filed)).toBeNull();
      expect(readPass("revoke", pass.slice(0, here), filed)).toBeNull();
    }
    for (const forged of [`${pass}=`, `${pass}.`, ` ${pass}`, `${pass}.AAAA`, "v1", "{}", pass.replace("v1", "v2")])
      expect(readPass("revoke", forged, filed)).toBeNull();
    expect(readPass("revoke", pass, filed)).toEqual(data);
  });

  it("made with a key that is not ours is none", () => {
    const key = Buffer.alloc(32, 7);
    const body = Buffer.from(JSON.stringify({ until: until.toISOString(), data: JSON.stringify(data) }));
    const locked = lock(key, body);
    expect(unlock(key, locked).equals(body)).toBe(true);
    expect(readPass("revoke", writeParts([Buffer.alloc(16), ...locked]), filed)).toBeNull();
  });
});
