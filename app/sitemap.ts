import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { publicAddresses, publicOrigin } from "@/lib/portal/queries";
import { manuals } from "@/lib/text/help/manuals";

const pages = [
  "/",
  "/rights",
  "/rounds",
  "/homes",
  "/activities",
  "/verify",
  "/notices",
  "/policies",
  "/help",
  "/about",
  "/accessibility",
  "/sitemap",
];

/** What search engines may know of: /sitemap.xml, as it is today. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const at = (path: string) => new URL(path, publicOrigin()).href;
  return [
    ...[...pages, ...manuals.map(({ role }) => `/help/${role}`)].map((path) => ({ url: at(path) })),
    ...(await publicAddresses()).map(({ path, changed }) => ({ url: at(path), ...(changed ? { lastModified: changed } : {}) })),
  ];
}
