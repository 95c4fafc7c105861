import type { Metadata, Route } from "next";
import { readCity } from "@/app/city";
import { Missing } from "@/components/shell/missing";
import { frameWords } from "@/lib/text/rights/frame";
import { readLanguage } from "./language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: frameWords[await readLanguage()].missing.title };
}

/** Inside the shell of its group; without it the root's would be drawn there, a shell within the shell. */
export default async function NotFound() {
  const { missing } = frameWords[await readLanguage()];
  return <Missing city={await readCity()} words={missing} home={"/rights" as Route} />;
}
