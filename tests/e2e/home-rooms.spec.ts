// What a home consists of, as its keepers write it down and its visitors see it: pictures, inventory, opening. At a desk with script, on a
// phone without.
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { zh as facilities } from "@/lib/text/facilities";
import { zh as files } from "@/lib/text/files";
import { shortDay } from "@/lib/text/format";
import { zh as homes } from "@/lib/text/homes";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as venue } from "@/lib/text/venue";
import * as made from "../support/files";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

const name = "临江市量衡传感科技有限公司科技工作者之家";
const home = () =>
  row<{ id: string; name: string }>(
    `SELECT h."id", h."name" FROM "Home" h JOIN "Organization" o ON o."id" = h."ownerId" WHERE o."name" LIKE '%量衡传感%' AND h."status" = 'open'`,
  );
