// What a home says of itself. Pure.
import { z } from "zod";
import { keptFile } from "@/lib/files/schema";
import { checkbox, id, optionalPhone, optionalText, revision, text } from "@/lib/kernel/fields";
import { readPoint } from "@/lib/kernel/places";
import { schemeKey } from "@/lib/schemes/schema/values";

/** Y16: 活动中心、服务窗口、咨询站、集散地. */
export const homeFunctions = ["centre", "window", "advice", "hub"] as const;
/** K3: 事业之家、活动之家、精神之家、服务之家. */
export const fourHomes = ["career", "activity", "spirit", "service"] as const;
/** L17–L20: 学会协会、企业院所、高校医院、学校阵地. */
export const carriers = ["society", "enterprise", "university", "school"] as const;

/** One ticked box is sent as a word, several as a list. */
const boxes = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .union([z.enum(known).transform((one) => [one]), z.array(z.enum(known)).max(known.length * 2)], { error: "notChoice" })
    .optional()
    .transform((list) => [...new Set(list ?? [])]);
const choice = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .union([z.literal("").transform(() => null), z.enum(known)], { error: "notChoice" })
    .nullish()
    .transform((one) => one ?? null);

const shape = {
  address: text(120),
  hours: text(200),
  phone: optionalPhone(),
  point: optionalText(60)
    .refine((value) => value === null || readPoint(value) !== null, "notPoint")
    .transform((value) => (value === null ? null : readPoint(value))),
  introduction: optionalText(2000),
  /** 亮点 (L9). */
  features: optionalText(1000),
  functions: boxes(homeFunctions),
  fourHomes: boxes(fourHomes),
  carrier: choice(carriers),
  /** 公众号, 群 (L13): where else it can be found, one a line. */
  channels: optionalText(500),
  /** Which of the nine services, and what each means here; those left empty are not offered. */
  offers: z
    .record(schemeKey, optionalText(300))
    .optional()
    .transform((offers) => Object.fromEntries(Object.entries(offers ?? {}).filter((pair): pair is [string, string] => pair[1] !== null))),
};

export const profileInput = z.strictObject({ homeId: id(), ...shape });

/** As a revision keeps it. */
export const homeProfile = z.strictObject({
  address: z.string(),
  hours: z.string(),
  phone: z.string().nullable(),
  point: z.string().nullable(),
  introduction: z.string().nullable(),
  features: z.string().nullable(),
  functions: z.array(z.enum(homeFunctions)),
  fourHomes: z.array(z.enum(fourHomes)),
  carrier: z.enum(carriers).nullable(),
  channels: z.string().nullable(),
  offers: z.record(schemeKey, z.string()),
});
export type HomeProfile = z.infer<typeof homeProfile>;

export const revisionInput = z.strictObject({ revisionId: id(), revision: revision() });
export const revisionReasonInput = z.strictObject({ revisionId: id(), revision: revision(), comment: text(500) });

/** As many as a visitor looks through. A sample: no notice says. */
export const mostPhotos = 12;
/** What it shows, for those who do not see it. */
const alt = () => text(100);
export const photoInput = z.strictObject({ homeId: id(), alt: alt(), file: keptFile });
export const changePhotoInput = z.strictObject({ photoId: id(), alt: alt(), first: checkbox() });
export const dropPhotoInput = z.strictObject({ photoId: id() });
