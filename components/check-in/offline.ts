"use client";

import { keptPages } from "../offline/pages";

export const doorPages = keptPages("door", /\/filings\/sessions\/[0-9a-f-]{36}\/check-in$/);
