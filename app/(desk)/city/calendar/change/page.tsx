import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeForm, ChangePreview } from "@/components/calendar/change";
import { previewChange, readDay } from "@/lib/calendar/queries";
import { readDayChange } from "@/lib/calendar/schema";
import { previewNotices } from "@/lib/notices/queries/moved";
import { isDay } from "@/lib/kernel/dates";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/calendar";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.form.noDay };

/** Three steps of one address: which day, what it is to be, what that would move. */
export default async function ChangeDayPage({ searchParams }: PageProps<"/city/calendar/change">) {
  const actor = await admit(audience, "/city/calendar/change");
  const asked = await searchParams;
  const given = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const typed = { day: given("day").trim(), choice: given("choice"), name: given("name"), source: given("source") };
  if (!isDay(typed.day)) {
    const errors: Record<string, string[]> = typed.day === "" ? {} : { day: ["notDay"] };
    return <ChangeForm day={null} now={null} typed={typed} errors={errors} />;
  }
  const day = await readDay(actor, typed.day);
  if (!day) notFound();
  const { change, errors } = readDayChange(typed);
  if (given("look") !== "" && change) {
    const [preview, inPublic] = await Promise.all([previewChange(actor, change), previewNotices(actor, change)]);
    if (!preview || !inPublic) notFound();
    return <ChangePreview change={change} preview={preview} inPublic={inPublic} />;
  }
  const first = asked.choice === undefined && asked.look === undefined;
  const filled = first ? { ...typed, choice: day.choice, name: day.name, source: day.source } : typed;
  return <ChangeForm day={day.day} now={day.choice} typed={filled} errors={given("look") === "" ? {} : errors} />;
}
