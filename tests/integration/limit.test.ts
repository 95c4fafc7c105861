// Few tries, counted without remembering who tried.
import { beforeEach, describe, expect, it } from "vitest";
import { callerAddress } from "@/lib/server/address";
import { parseSettings } from "@/lib/server/env";
import { takeTry } from "@/lib/server/limit";

const hour = 3_600_000;
const noon = new Date("2026-11-23T12:00:00+08:00");
const later = (ms: number, from = noon) => new Date(from.getTime() + ms);
const kept = globalThis as typeof globalThis & {
  portalTries?: { secret: Buffer; counted: Map<string, Map<string, number[]>> };
};
const wordsOf = (purpose: string) => [...(kept.portalTries?.counted.get(purpose)?.keys() ?? [])];
const tryOf =
  (purpose = "code", most = 3) =>
  (who: string, at = noon) =>
    takeTry(purpose, who, most, hour, at);

beforeEach(() => {
  delete kept.portalTries;
});

describe("tries", () => {
  it("are few, for each caller and each purpose of their own", () => {
    const take = tryOf();
    expect([1, 2, 3, 4, 5].map(() => take("甲"))).toEqual([true, true, true, false, false]);
    expect(take("乙")).toBe(true);
    expect(tryOf("filing")("甲")).toBe(true);
    expect(take("甲")).toBe(false);
  });

  it("come back one by one as the window moves on, and a refused one costs nothing", () => {
    const take = tryOf();
    for (const minutes of [0, 10, 20]) expect(take("甲", later(minutes * 60_000))).toBe(true);
    expect(take("甲", later(hour - 1))).toBe(false);
    expect(take("甲", later(hour))).toBe(true);
    expect(take("甲", later(hour + 1))).toBe(false);
    expect(take("甲", later(hour + 10 * 60_000))).toBe(true);
  });

  it("end with the day in Shanghai, and so does the secret", () => {
    const take = tryOf();
    const [last, midnight] = [new Date("2026-11-23T23:59:59.999+08:00"), new Date("2026-11-24T00:00:00+08:00")];
    for (let at = 0; at < 3; at += 1) take("甲", last);
    expect(take("甲", last)).toBe(false);
    const [words, secret] = [wordsOf("code"), kept.portalTries?.secret];
    expect(take("甲", midnight)).toBe(true);
    expect(wordsOf("code")).toHaveLength(1);
    expect(wordsOf("code")).not.toEqual(words);
    expect(kept.portalTries?.secret.equals(secret ?? Buffer.alloc(0))).toBe(false);
    // The control: within the day the word stays the same, or nothing could be counted.
    const [same] = wordsOf("code");
    take("甲", later(1, midnight));
    expect(wordsOf("code")).toEqual([same]);
  });

  it("leave in memory no word of who tried", () => {
    tryOf()("203.0.113.7");
    const everything = JSON.stringify([...(kept.portalTries?.counted ?? [])].map(([purpose, counted]) => [purpose, [...counted]]));
    expect(everything).toContain("code");
    expect(everything).not.toContain("203.0.113.7");
  });

  it("never take more room than fifty thousand callers: the one that tried least recently goes, of this purpose alone", () => {
    const take = tryOf("code", 1);
    const other = tryOf("filing", 1);
    other("甲");
    for (const who of ["甲", "乙"]) take(who);
    for (let at = 0; at < 49_998; at += 1) take(String(at));
    expect(take("甲")).toBe(false); // a refused try is a sign of life too
    expect(wordsOf("code")).toHaveLength(50_000);
    take("one more");
    expect(wordsOf("code")).toHaveLength(50_000);
    expect([take("甲"), other("甲")]).toEqual([false, false]);
    expect(take("乙")).toBe(true);
  });
});

describe("a caller's address", () => {
  const from = (noted: string | null, proxies: number) => callerAddress({ get: () => noted }, proxies);
  const real = "203.0.113.7";

  it("is what the own proxies wrote, whatever a caller wrote before them", () => {
    for (const forged of ["", "8.8.8.8, ", "8.8.8.8,9.9.9.9, 1.1.1.1, ", ", ,", "not an address, "]) {
      expect(from(`${forged}${real}`, 1)).toBe(real);
      expect(from(`${forged}${real}, 10.0.0.2`, 2)).toBe(real);
    }
    // The control: whoever trusts one proxy too many believes the caller.
    expect(from(`8.8.8.8, ${real}`, 2)).toBe("8.8.8.8");
  });

  it("is one key for all where no proxy tells it", () => {
    expect(from(real, 0)).toBe("direct");
    expect(from(null, 0)).toBe("direct");
    expect(from(null, 1)).toBe("direct");
    expect(from(real, 2)).toBe("direct");
    for (const noise of ["", "unknown", "_hidden", `${real}.`, "203.0.113", "[::1", "1.2.3.4:x"]) expect(from(noise, 1)).toBe("direct");
  });

  it("is the network of an IPv6 subscriber, in one spelling", () => {
    const network = "2001:db8:1:2::/64";
    for (const spelling of [
      "2001:db8:1:2::1",
      "2001:0DB8:0001:0002:ffff:1:2:3",
      "[2001:db8:1:2::9]:443",
      "[2001:db8:1:2::9]",
      "2001:db8:1:2:0:0:1.2.3.4",
    ])
      expect(from(spelling, 1)).toBe(network);
    expect(from("2001:db8:1:3::1", 1)).toBe("2001:db8:1:3::/64");
    expect(from("fe80::1%eth0", 1)).toBe("fe80:0:0:0::/64");
    expect(from("::1", 1)).toBe("0:0:0:0::/64");
  });

  it("is the same whether it came over IPv4 or mapped, with a port or without", () => {
    for (const spelling of [real, `${real}:51234`, `::ffff:${real}`, "::ffff:cb00:7107", `[::ffff:${real}]:80`])
      expect(from(spelling, 1)).toBe(real);
  });

  it("asks for the number of proxies in the settings", () => {
    expect(parseSettings({}).trustedProxies).toBe(0);
    expect(parseSettings({ TRUSTED_PROXIES: "2" }).trustedProxies).toBe(2);
    for (const wrong of ["-1", "all", "10", "1.5"])
      expect(() => parseSettings({ TRUSTED_PROXIES: wrong })).toThrow("TRUSTED_PROXIES must be");
  });
});
