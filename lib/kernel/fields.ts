// What a form field may hold, with the code of each problem; lib/text words the codes. Pure.
import { z } from "zod";
import { isDay } from "./dates";
import { digitsOf, isPhone, isWellFormed, tidy, tidyCode } from "./writing";

/** Problem codes a field can return; components look them up in lib/text/ui. */
export const fieldCodes = [
  "required",
  "tooLong",
  "tooShort",
  "notText",
  "notPhone",
  "notPoint",
  "notEmail",
  "notNumber",
  "outOfRange",
  "notDay",
  "dayAhead",
  "notTime",
  "notChoice",
  "notAccepted",
  "notCreditCode",
  "weakPassword",
  "wrongPassword",
  "wrongPair",
  "wrongCode",
  "wrongCase",
  "tokenUnusable",
  "otherPerson",
  "signInFirst",
  "notSelf",
  "alreadyThere",
  "threeOfficers",
  "notYours",
  "notNow",
  "unknownField",
  "tooMany",
  "notJson",
  "blankLeft",
] as const;
export type FieldCode = (typeof fieldCodes)[number];

const written = z.string({ error: "notText" }).max(1_000_000, "tooLong").refine(isWellFormed, "notText");

/** Text on one or more lines, tidied. Length counts characters as people see them, so 𠮷 is one. */
export const text = (max: number) =>
  written
    .transform(tidy)
    .refine((value) => value.length > 0, "required")
    .refine((value) => [...value].length <= max, "tooLong");

/** Empty and absent are both null. */
export const optionalText = (max: number) =>
  written
    .optional()
    .transform((value) => (value === undefined ? "" : tidy(value)))
    .refine((value) => [...value].length <= max, "tooLong")
    .transform((value) => (value === "" ? null : value));

export const id = () => z.uuid({ error: "notChoice" });

/** An empty choice is null. */
export const optionalId = () =>
  z
    .union([z.literal("").transform(() => null), z.uuid({ error: "notChoice" })], { error: "notChoice" })
    .nullish()
    .transform((v) => v ?? null);

/** As large as the column holds: a larger one would fail in the database instead of here. */
export const revision = () => z.coerce.number({ error: "notNumber" }).int("notNumber").min(0, "notNumber").max(2_147_483_647, "notNumber");

/** Mobile numbers and land lines with area code, as digits. */
export const phone = () => written.transform(digitsOf).refine(isPhone, "notPhone");

/** An office's number as people write it, extension and all; empty is null. */
export const optionalPhone = () =>
  optionalText(40).refine((value) => value === null || /^[0-9][0-9\s()+\u8f6c-]{5,39}$/.test(value), "notPhone");

/** The sign-in name: a mobile number. */
export const mobile = () => written.transform(digitsOf).refine((value) => /^1\d{10}$/.test(value), "notPhone");

export const wholeNumber = (min: number, max: number) =>
  written
    .transform(tidyCode)
    .refine((value) => /^-?\d{1,9}$/.test(value), "notNumber")
    .transform(Number)
    .refine((value) => value >= min && value <= max, "outOfRange");

/** "2026-11-21", a day that exists. */
export const day = () => written.transform(tidyCode).refine(isDay, "notDay");

/** "09:30" as minutes of a day; "24:00" is its end. */
export const timeOfDay = () =>
  written
    .transform(tidyCode)
    .refine((value) => /^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/.test(value), "notTime")
    .transform((value) => Number(value.split(":")[0]) * 60 + Number(value.split(":")[1]));

/** A ticked box sends "on"; an unticked one sends nothing. */
export const ticked = () => z.literal("on", { error: "notAccepted" });
export const checkbox = () =>
  z
    .literal("on", { error: "notChoice" })
    .optional()
    .transform((value) => value === "on");

/** A password: length is what counts; nothing is trimmed or folded. */
export const newPassword = () => z.string({ error: "required" }).min(10, "weakPassword").max(128, "tooLong");
