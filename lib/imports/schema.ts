// Plates that were given before this portal, as a sheet lists them. Pure.
import { z } from "zod";
import { keptFile } from "@/lib/files/schema";
import { day, id, optionalPhone, optionalText, text } from "@/lib/kernel/fields";
import { tidyCode } from "@/lib/kernel/writing";
import { isCreditCode } from "@/lib/organizations/rules";

/** In the order of the template. */
export const plateColumns = [
  ...(["number", "home", "holder", "creditCode", "title", "issuer", "issuedOn", "validTo", "level", "category"] as const),
  ...(["address", "phone", "hours", "status", "note"] as const),
];
export type PlateColumn = (typeof plateColumns)[number];

/** Without these a plate cannot be verified, or its home not be found. Level and category: every home has both (L4). */
export const requiredColumns = [
  ...(["number", "home", "title", "issuer", "issuedOn", "level", "category", "address"] as const),
] satisfies PlateColumn[];
export const dayColumns: readonly PlateColumn[] = ["issuedOn", "validTo"];

/** What a plate on a wall may be said to be. */
export const plateStates = ["valid", "suspended", "expired", "revoked"] as const;
export type PlateState = (typeof plateStates)[number];

/** No sheet is longer: more would not fit on a page that people check. */
export const maxRows = 2_000;

const mega = 1024 * 1024;
export const sheetLimits = { bytes: 5 * mega, pixels: 0, side: 0, entries: 400, unpacked: 24 * mega, ratio: 200 } as const;
export const readLimits = { rows: maxRows, cells: 60_000 } as const;

/** One line of the sheet, as text; empty is "". */
export const plateInput = z
  .strictObject({
    number: text(60),
    home: text(100),
    holder: optionalText(120),
    creditCode: optionalText(40)
      .transform((code) => code && tidyCode(code).toUpperCase())
      .refine((code) => code === null || isCreditCode(code), "notCreditCode"),
    title: text(60),
    issuer: text(80),
    issuedOn: z.string().min(1, "required").pipe(day()),
    validTo: z.union([z.literal("").transform(() => null), day()]),
    level: text(20),
    category: text(30),
    address: text(200),
    phone: z
      .string()
      .optional()
      .transform((phone) => phone?.normalize("NFKC"))
      .pipe(optionalPhone()),
    hours: optionalText(120),
    status: z.enum(plateStates, { error: "notChoice" }),
    note: optionalText(300),
  })
  .refine(({ holder, creditCode }) => holder !== null || creditCode !== null, { path: ["holder"], error: "required" })
  .refine(({ issuedOn, validTo }) => validTo === null || validTo > issuedOn, { path: ["validTo"], error: "endsBefore" })
  .refine(({ status, validTo }) => status !== "expired" || validTo !== null, { path: ["validTo"], error: "required" })
  // Whoever checks a plate that was taken from its holder reads why.
  .refine(({ status, note }) => status === "valid" || status === "expired" || note !== null, { path: ["note"], error: "required" });
export type Plate = z.infer<typeof plateInput>;

const column = z.enum(plateColumns);
const kept = z.string();
const keptOrNot = kept.nullable();

/** A line as it is kept: what stood in it, and the plate, or what is wrong with it whatever the register holds. */
export const importRow = z.strictObject({
  at: z.int().min(1),
  cells: z.partialRecord(column, kept),
  plate: z
    .strictObject({
      ...{ number: kept, home: kept, holder: keptOrNot, creditCode: keptOrNot, title: kept, issuer: kept, issuedOn: kept },
      ...{ validTo: keptOrNot, level: kept, category: kept, address: kept, phone: keptOrNot, hours: keptOrNot },
      ...{ status: z.enum(plateStates), note: keptOrNot },
    })
    .nullable(),
  problems: z.array(z.strictObject({ column: column.nullable(), code: kept })),
});
export type ImportRow = z.infer<typeof importRow>;
export const importRows = z.array(importRow).min(1).max(maxRows);

export const checkInput = z.strictObject({ file: keptFile, rows: importRows });
export const confirmInput = z.strictObject({ importId: id() });
