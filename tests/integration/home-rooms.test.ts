// A home's pictures, its inventory, who looks after it, when it stays closed, and which stands above which.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAttachment } from "@/lib/files/queries";
import { publicHome } from "@/lib/homes/queries/homes";
import * as profiles from "@/lib/profiles/commands";
import { readProfile } from "@/lib/profiles/queries";
import { mostPhotos } from "@/lib/profiles/schema";
import { runCommand } from "@/lib/server/command";
import { aPhoto, type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";
import { heldAt, times } from "../support/race";

let portal: Portal;
let city: City;
let home: HomeAt;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
  home = await openedHome(city);
});
afterAll(() => portal.close());

const refused = (kind: string) => ({ ok: false, problem: { kind } });

describe("a picture of a home", () => {
  const photo = (alt = "二楼会议室") => ({ homeId: home.homeId, alt, file: aPhoto() });
  const open = () =>
    portal.one<string>(`SELECT id FROM "HomeRevision" WHERE "homeId" = $1 AND state IN ('draft', 'submitted', 'returned')`, home.homeId);
  const seen = async (revisionId: string, more: object = {}) => ({
    revisionId,
    revision: await portal.one<number>('SELECT revision FROM "HomeRevision" WHERE id = $1', revisionId),
    ...more,
  });
  const release = async () => {
    const id = await open();
    await act(profiles.submitProfile, who.pharma, await seen(id));
    await act(profiles.releaseProfile, who.staff, await seen(id));
  };
  const fileOf = (id: string) => portal.one<string>('SELECT "attachmentId" FROM "HomePhoto" WHERE id = $1', id);
  const sees = async (actor: Parameters<typeof readAttachment>[0], file: string) => (await readAttachment(actor, file)) !== null;

  it("opens a draft of what is public, is the home's own to see, and everybody's once it is released", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo());
    const file = await fileOf(id);
    const page = await readProfile(who.pharma, home.homeId);
    expect(page?.open).toMatchObject({ state: "draft", changed: [] });
    expect(page?.photos).toMatchObject([{ alt: "二楼会议室", isNew: true, state: "ready" }]);
    expect(await Promise.all([who.pharma, who.staff, who.bearing, visitor].map((actor) => sees(actor, file)))).toEqual([
      ...[true, true, false, false],
    ]);
    expect((await publicHome(home.homeId))?.photos).toEqual([]);
    await release();
    expect(await Promise.all([who.bearing, visitor].map((actor) => sees(actor, file)))).toEqual([true, true]);
    expect((await publicHome(home.homeId))?.photos).toEqual([{ alt: "二楼会议室", attachmentId: file }]);
  });

  it("goes on into the next draft, and is public until the draft without it is released", async () => {
    const before = (await publicHome(home.homeId))?.photos ?? [];
    const added = await act(profiles.addPhoto, who.pharma, photo("一楼书架"));
    await act(profiles.changePhoto, who.pharma, { photoId: added.id, alt: "一楼的书架", first: "on" });
    const page = await readProfile(who.pharma, home.homeId);
    expect(page?.photos.map(({ alt, isNew }) => [alt, isNew])).toEqual([
      ["一楼的书架", true],
      ["二楼会议室", false],
    ]);
    const old = page?.photos[1]?.id ?? "";
    const file = await fileOf(old);
    await act(profiles.dropPhoto, who.pharma, { photoId: old });
    expect((await readProfile(who.pharma, home.homeId))?.photosGone).toBe(1);
    expect((await publicHome(home.homeId))?.photos).toEqual(before);
    await release();
    expect((await publicHome(home.homeId))?.photos.map(({ alt }) => alt)).toEqual(["一楼的书架"]);
    // Kept with the revision that showed it, and nobody's any more but theirs who may read that.
    expect(await Promise.all([who.pharma, visitor].map((actor) => sees(actor, file)))).toEqual([true, false]);
  });

  it("that no revision shows any more takes its file with it", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo("拍坏了"));
    const file = await fileOf(id);
    await act(profiles.dropPhoto, who.pharma, { photoId: id });
    expect(await portal.one('SELECT count(*)::int FROM "Attachment" WHERE id = $1', file)).toBe(0);
    await act(profiles.discardProfile, who.pharma, await seen(await open()));
  });

  it("is refused while it is handed in, from others, without words, and where it is none", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo("门口"));
    await act(profiles.submitProfile, who.pharma, await seen(await open()));
    const before = await portal.fingerprint();
    const handedIn = { ok: false, problem: { kind: "notNow", blockers: ["profileSubmitted"] } };
    expect(await runCommand(profiles.addPhoto, who.pharma, photo())).toEqual(handedIn);
    expect(await runCommand(profiles.changePhoto, who.pharma, { photoId: id, alt: "x" })).toEqual(handedIn);
    expect(await runCommand(profiles.dropPhoto, who.pharma, { photoId: id })).toEqual(handedIn);
    expect(await runCommand(profiles.addPhoto, who.bearing, photo())).toEqual(refused("notFound"));
    expect(await runCommand(profiles.dropPhoto, who.bearing, { photoId: id })).toEqual(refused("notFound"));
    expect(await runCommand(profiles.addPhoto, who.staff, photo())).toEqual(refused("forbidden"));
    expect(await portal.fingerprint()).toBe(before);
    await act(profiles.discardProfile, who.pharma, await seen(await open()));
    expect(await runCommand(profiles.dropPhoto, who.pharma, { photoId: id })).toEqual(refused("conflict"));
    expect(await runCommand(profiles.addPhoto, who.pharma, photo(" "))).toMatchObject({ problem: { fields: { alt: ["required"] } } });
    const paper = { ...photo(), file: { ...aPhoto(), contentType: "application/pdf" } };
    expect(await runCommand(profiles.addPhoto, who.pharma, paper)).toMatchObject({ problem: { fields: { file: ["notPhoto"] } } });
  });

  it("sent twice is there once, and more than are looked through are not taken, however many come at once", async () => {
    const twice = photo("同一张");
    const first = await act(profiles.addPhoto, who.pharma, twice);
    const again = { ...twice, file: { ...aPhoto(), sha256: twice.file.sha256 } };
    expect(await act(profiles.addPhoto, who.pharma, again)).toMatchObject({ id: first.id, again: true });
    const many = times(mostPhotos + 4, (n) => photo(`第 ${n} 张`));
    const settled = await heldAt(
      portal,
      "HomePhoto",
      many.map((input) => () => runCommand(profiles.addPhoto, who.pharma, input)),
    );
    expect(settled.filter((result) => result.status === "rejected")).toEqual([]);
    expect(await portal.one('SELECT count(*)::int FROM "HomePhoto" WHERE "revisionId" = $1', await open())).toBe(mostPhotos);
  });
});
