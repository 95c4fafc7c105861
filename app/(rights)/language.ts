import { cookies } from "next/headers";
import { languageCookie, parseLanguage } from "@/lib/kernel/language";

/** In which language this visitor reads the pages that have two. */
export const readLanguage = async () => parseLanguage((await cookies()).get(languageCookie)?.value);
