"use client";

import { keptPages } from "../offline/pages";

export const visitPages = keptPages("visit", /\/applications\/[0-9a-f-]{36}\/visit$/);
