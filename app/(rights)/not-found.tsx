import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { Missing } from "@/components/shell/missing";
import { zh } from "@/lib/text/shell";

export const metadata: Metadata = { title: zh.notFound.title };

/** Inside the shell of its group; without it the root's would be drawn there, a shell within the shell. */
export default async function NotFound() {
  return <Missing city={await readCity()} />;
}
