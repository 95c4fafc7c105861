// What a city says about itself. Pure.
import { z } from "zod";
import { optionalText } from "@/lib/kernel/fields";
import { tidyCode } from "@/lib/kernel/writing";
import { contactOf } from "./rules";

export const cityShape = z.object({
  name: z.string(),
  association: z.string(),
  hotline: z.string().optional(),
  hours: z.string().optional(),
  address: z.string().optional(),
  postcode: z.string().optional(),
  department: z.string().optional(),
  icp: z.string().optional(),
  police: z.string().optional(),
  siteCode: z.string().optional(),
  /** 找错: where somebody says what is wrong on this site. An address of the web, of mail, or a telephone number. */
  corrections: z.string().optional(),
});
export type City = z.infer<typeof cityShape>;

/** What the city's facts are called in its form; its two names were given when the portal was set up, and papers bear them. */
export const cityFields = [
  "hotline",
  "hours",
  "address",
  "postcode",
  "department",
  "icp",
  "police",
  "siteCode",
  "corrections",
] as const satisfies readonly (keyof City)[];
export type CityField = (typeof cityFields)[number];

/** Empty is said, absent is not: a post that names nothing must not take everything away. */
const said = (max: number) =>
  z
    .string({ error: "required" })
    .transform((value): string | undefined => value)
    .pipe(optionalText(max));
const code = (pattern: RegExp) =>
  said(60)
    .transform((value) => value && tidyCode(value))
    .refine((value) => value === null || pattern.test(value), "notNumber");

export const cityInput = z.strictObject({
  hotline: said(40),
  hours: said(60),
  address: said(120),
  postcode: code(/^\d{6}$/),
  department: said(60),
  icp: said(60),
  police: said(60),
  siteCode: code(/^\d{10}$/),
  corrections: said(200).refine((value) => value === null || contactOf(value) !== null, "notContact"),
});
