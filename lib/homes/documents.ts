import "server-only";
import { certificateData, type CertificateData } from "@/lib/documents/schema";
import type { Actor } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { readEnv } from "@/lib/server/env";
import { writeSheets } from "@/lib/server/sheets";
import { typeset } from "@/lib/server/typeset";
import { zh } from "@/lib/text/documents/papers";
import { subjects } from "@/lib/text/subjects";
import { certificateDate, dayText, plateDate } from "@/lib/text/format";
import { readPoster } from "./queries/keeping";
import { listForEngraver } from "./queries/plaques";
import type { PlaqueFilter } from "./rules";

const words = zh.certificate;
const verifyAddress = (code: string) => `${readEnv().publicOrigin}/verify/${code}`;

/** 授牌证书 from its frozen data: the same data are the same file, whenever it is set. */
export async function certificate(frozen: CertificateData): Promise<Uint8Array> {
  const data = certificateData.parse(frozen);
  const named = data.unit !== null && (data.awardee === "person" || data.awardee === "team");
  return typeset({
    template: "certificate",
    data: {
      title: subjects[data.awardee].certificate.title,
      issuer: data.issuer,
      to: words.to(named ? words.of(data.unit ?? "", data.holder) : data.holder),
      body: words.body(words.whom[data.awardee], data.way, data.policy.title, data.policy.number),
      honour: data.title,
      on: certificateDate(data.issuedOn),
      notes: [words.number(data.number), words.until(data.validTo && dayText(data.validTo)), words.verify, data.verifyCode],
    },
    made: data.issuedOn,
    qr: verifyAddress(data.verifyCode),
  });
}

/** An A3 sheet is an A4 sheet with its sides √2 longer. */
const scales = { a4: 1, a3: Math.SQRT2 } as const;
export type PosterSize = keyof typeof scales;
export const readPosterSize = (value: string | null): PosterSize => (value === "a3" ? "a3" : "a4");
/** In points on A4: a short name fills the sheet, a long one still stands on three lines. */
const nameSize = (name: string): number => ([...name].length <= 12 ? 40 : [...name].length <= 24 ? 34 : 27);

/** 之家海报: its name, its plate, and a code that opens its page. Null: not in sight, or no plate of it holds. */
export async function homePoster(actor: Actor, homeId: string, size: PosterSize): Promise<{ bytes: Uint8Array; name: string } | null> {
  const found = await readPoster(actor, homeId);
  if (!found) return null;
  const { home, plaque, today } = found;
  const { poster } = zh;
  const address = `${readEnv().publicOrigin}/homes/${home.id}`;
  const facts = [
    { label: poster.labels.hours, value: home.hours },
    { label: poster.labels.address, value: home.address },
    { label: poster.labels.phone, value: home.phone ?? "" },
  ].filter(({ value }) => value !== "");
  const bytes = await typeset({
    template: "home-poster",
    data: {
      ...{ size, scale: scales[size], title: home.name, name: home.name, "name-size": nameSize(home.name), address, facts },
      ...{ honour: plaque.title, issuer: plaque.issuer, number: poster.number(plaque.number), free: home.free ? poster.free : null },
      ...{ scan: poster.scan, verify: poster.verify(verifyAddress(plaque.verifyCode)) },
    },
    made: today,
    qr: address,
  });
  return { bytes, name: poster.fileName(home.name, size.toUpperCase()) };
}

/** What an engraver needs of each plate, number by number. Without a filter: those awarded and not handed over yet. Null: not theirs. */
export async function engraverList(actor: Actor, filter: PlaqueFilter): Promise<{ bytes: Uint8Array; name: string } | null> {
  const chosen = filter.number !== "" || filter.status !== null || filter.waiting;
  const found = await listForEngraver(actor, chosen ? filter : { ...filter, waiting: true });
  if (!found) return null;
  const { heads, name, sheet } = zh.engraver;
  const bytes = await writeSheets([
    {
      name: sheet,
      columns: [
        ...[
          { head: heads.ordinal, width: 6 },
          { head: heads.number, width: 24 },
          { head: heads.title, width: 28 },
        ],
        ...[
          { head: heads.holder, width: 40 },
          { head: heads.issuer, width: 30 },
          { head: heads.on, width: 20 },
        ],
        { head: heads.address, width: 56 },
      ],
      rows: found.plaques.map((plaque, i) => [
        ...[String(i + 1), plaque.number, plaque.title, plaque.holder, plaque.issuer],
        ...[plateDate(fromDateColumn(plaque.issuedOn)), verifyAddress(plaque.verifyCode)],
      ]),
    },
  ]);
  return { bytes, name: name(dayText(found.today)) };
}
