import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { publicOrigin } from "@/lib/portal/queries";

/** The desk would answer with its sign-in page; a plate's page is for who stands before the plate; a search is nobody's page; nor is what somebody writes of a right. */
const closed = ["/api/", "/my", "/account", "/enterprise", "/township", "/city", "/applications", "/organizations", "/filings"];
const unlisted = [
  "/verify/",
  "/search",
  "/invitation",
  "/password",
  "/set-up",
  "/notices/*/objection",
  "/activities/receipt/",
  "/activities/came/",
  "/activities/door",
  "/rights/",
];

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return { rules: { userAgent: "*", disallow: [...closed, ...unlisted] }, sitemap: new URL("/sitemap.xml", publicOrigin()).href };
}
