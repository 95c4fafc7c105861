import type { Route } from "next";
import { readCity } from "@/app/city";
import { Missing } from "@/components/shell/missing";
import { frameWords } from "@/lib/text/rights/frame";
import { readLanguage } from "./language";

/** Inside the shell of its group, under the title of the page that missed; without it the root's would be drawn, a shell within the shell. */
export default async function NotFound() {
  const { missing } = frameWords[await readLanguage()];
  return <Missing city={await readCity()} words={missing} home={"/rights" as Route} />;
}
