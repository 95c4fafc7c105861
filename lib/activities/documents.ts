import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { listStoredKeys } from "@/lib/files/queries";
import { calendarFile } from "@/lib/server/calendar-file";
import { readEnv } from "@/lib/server/env";
import { writeSheets } from "@/lib/server/sheets";
import { thumbnailOf } from "@/lib/server/thumbnail";
import { typeset } from "@/lib/server/typeset";
import { zh as activities } from "@/lib/text/activities";
import { zh as after } from "@/lib/text/activity-report";
import { zh as campaigns } from "@/lib/text/campaigns";
import { zh as papers } from "@/lib/text/documents/papers";
import { zh as filings } from "@/lib/text/filings";
import { clockText, dateText, dayText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/public-activities";
import { type CampaignReport, readCampaignReport } from "./queries/campaigns";
import { listAhead } from "./queries/own";
import { publicEnrolment } from "./queries/public";
import { type ActivityReportView, listRegister, readActivityReport } from "./queries/report";
import { readSession } from "./queries/session";

type Held = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  room: { name: string } | null;
  home: { name: string; address: string };
  activity: { title: string; mode: keyof typeof activities.modes; place: string | null; contactPhone: string };
};

/** The same session is the same entry, however often it is fetched. */
function entryOf({ id, startsAt, endsAt, room, home, activity }: Held, receipt: string, stamp: Date) {
  const where = activity.mode === "atHome" ? [home.name, home.address, room?.name] : [activity.place ?? activities.modes[activity.mode]];
  return {
    ...{ id: `${id}@portal`, startsAt, endsAt, stamp, title: activity.title },
    ...{ place: where.filter(Boolean).join(" "), text: activity.contactPhone },
    url: new URL(`/activities/receipt/${receipt}`, readEnv().publicOrigin).href,
  };
}

/** One's own seat for the calendar of a telephone. Null: no such receipt, or it was called off. */
export async function enrolmentCalendar(receipt: string): Promise<{ text: string; name: string } | null> {
  const held = await publicEnrolment(receipt);
  if (!held || held.state === "cancelled" || held.session.status === "cancelled") return null;
  const { session, now } = held;
  return { text: calendarFile(session.home.name, [entryOf(session, receipt, now)]), name: `${session.activity.title}.ics` };
}

/** All that one enrolled for and that is still to come. Null: nobody is signed in. */
export async function ownCalendar(actor: Actor): Promise<{ text: string; name: string } | null> {
  const ahead = await listAhead(actor);
  if (!ahead) return null;
  const text = calendarFile(
    zh.own.title,
    ahead.rows.map(({ session, receipt }) => entryOf(session, receipt, ahead.now)),
  );
  return { text, name: `${zh.own.title}.ics` };
}

const mostRows = 10_000;

/** The roll of one meeting in the order in which people came, telephones masked, what was voided marked. Null: not theirs. */
export async function sessionRoll(actor: Actor, id: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const session = await readSession(actor, id, null, mostRows);
  if (!session?.roll) return null;
  const words = filings.session;
  const bytes = await writeSheets([
    {
      name: words.roll,
      columns: [
        { head: words.place, width: 8 },
        { head: words.name, width: 16 },
        { head: words.phone, width: 16 },
        { head: words.at, width: 22 },
        { head: words.how, width: 14 },
        { head: words.remark, width: 40 },
      ],
      rows: session.roll.attendances
        .toReversed()
        .map((row, at) => [
          String(at + 1),
          row.name,
          row.phone ?? "",
          timeText(row.at),
          words.sources[row.source],
          [row.staff ? words.staff : null, row.voidReason === null ? null : words.voided(row.voidReason)].filter(Boolean).join("；"),
        ]),
    },
  ]);
  return { bytes, name: `${session.activity.title} ${dateText(session.startsAt)} ${words.roll}.xlsx` };
}

/** Two to a row: more would make a file that nobody can send; the pages show them all. */
const printedPhotos = 60;

/** Pictures by the id of their file, as the paper takes them in; one after the other, because each needs memory. */
async function picturesOf({ sessions }: ActivityReportView): Promise<{ at: ReadonlyMap<string, number>; pictures: string[] }> {
  const ready = sessions.flatMap(({ photos }) => photos.filter(({ state }) => state === "ready").map(({ attachmentId }) => attachmentId));
  const at = new Map<string, number>();
  const pictures: string[] = [];
  for (const [id, storageKey] of await listStoredKeys(ready.slice(0, printedPhotos))) {
    const picture = await thumbnailOf(storageKey);
    if (picture === null) continue;
    at.set(id, pictures.length);
    pictures.push(picture);
  }
  return { at, pictures };
}

/** The report as its template reads it. */
function reportView(report: ActivityReportView, at: ReadonlyMap<string, number>) {
  const { filing, rating } = report;
  const { heads, figures } = after;
  const fact = (label: string, value: string | null) => (value === null || value === "" ? [] : [{ label, value, hint: null, lines: 1 }]);
  const spanText = (startsAt: Date, endsAt: Date) => `${timeText(startsAt)}—${clockText(endsAt)}`;
  return {
    title: after.title,
    activity: filing.title,
    number: filing.number ?? "",
    head: [
      ...fact(heads.number, filing.number),
      ...fact(heads.home, filing.home.name),
      ...fact(heads.organizer, filing.organizer),
      ...fact(heads.filedBy, filing.filedBy),
      ...fact(heads.where, filing.place ?? filing.home.address),
      ...fact(heads.services, filing.names.services.join("、")),
      ...fact(heads.lines, filing.names.lines.join("、")),
      ...fact(heads.yearly, filing.names.yearly.join("、")),
      ...fact(heads.campaign, filing.campaign),
      ...fact(heads.scope, activities.scopes[filing.scope]),
      ...(filing.approvedBy !== null && filing.approvedAt !== null
        ? fact(heads.approved, after.approved(filing.approvedBy, dateText(filing.approvedAt)))
        : []),
      ...fact(heads.summary, filing.summary),
    ],
    figuresPart: papers.part(1, after.figuresPart),
    figures: [
      { label: figures.sessions, value: after.sessions(report.sessions.length) },
      { label: figures.personTimes, value: after.personTimes(report.personTimes) },
      { label: figures.distinct, value: after.people(report.distinct) },
      { label: figures.rating, value: rating === null ? after.noRating : after.rating(rating.average, rating.count) },
    ],
    figuresRule: [
      after.rule,
      ...(rating === null
        ? []
        : [
            after.grades(
              report.grades
                .filter(({ count }) => count > 0)
                .map(({ grade, count }) => after.grade(zh.came.grades[String(grade) as "5"], count))
                .join("，"),
            ),
          ]),
    ].join("\n"),
    sessionsPart: papers.part(2, after.sessionsPart),
    sessionHeads: after.sessionHeads,
    noReport: after.noReport,
    sessions: report.sessions.map((session, nth) => {
      const shown = session.photos.flatMap(({ ordinal, alt, attachmentId, before }) => {
        const number = at.get(attachmentId);
        return number === undefined
          ? []
          : [{ number, alt, caption: `${after.photo(ordinal, alt)}${before.length > 0 ? after.reused : ""}` }];
      });
      const missing = session.photos.length - shown.length;
      return {
        cells: [
          spanText(session.startsAt, session.endsAt),
          filing.enrolment ? after.people(session.taken) : "",
          after.people(session.present) + (session.staffPresent > 0 ? `\n${after.staffToo(session.staffPresent)}` : ""),
          session.rating === null ? after.noRating : after.rating(session.rating.average, session.rating.count),
          activities.sessionStatuses[session.status].label,
        ],
        title: papers.part(nth + 3, after.sessionPart(dateText(session.startsAt))),
        body: session.report?.body ?? null,
        pictures: shown,
        missing: missing > 0 ? after.missing(missing) : null,
      };
    }),
  };
}

/** What came of an activity, as a paper with its figures and photos. Null: not theirs, or nothing of it was held yet. */
export async function printActivityReport(actor: Actor, id: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const report = await readActivityReport(actor, id);
  if (!report) return null;
  const { at, pictures } = await picturesOf(report);
  const bytes = await typeset({ template: "activity-report", data: reportView(report, at), pictures, made: report.made });
  return { bytes, name: after.file(report.filing.title) };
}

/** The campaign as its template reads it: an activity with its meetings, or with how far it came. */
function campaignView(report: CampaignReport) {
  const { report: words, heads } = campaigns;
  const { counts } = report;
  const fact = (label: string, value: string | null) => (value === null || value === "" ? [] : [{ label, value, hint: null, lines: 1 }]);
  return {
    title: words.title,
    campaign: report.name,
    head: [
      ...fact(heads.days, campaigns.days(dayText(report.firstDay), dayText(report.lastDay))),
      ...fact(campaigns.labels.theme, report.theme),
    ],
    figuresPart: papers.part(1, words.figuresPart),
    figures: [
      { label: heads.filed, value: campaigns.filed(counts.filed, counts.approved) },
      { label: heads.homes, value: campaigns.homes(counts.homes) },
      { label: heads.held, value: campaigns.held(counts.held) },
      { label: heads.personTimes, value: campaigns.personTimes(counts.personTimes) },
    ],
    figuresRule: campaigns.rule,
    activitiesPart: papers.part(2, words.activitiesPart),
    none: words.none,
    rowHeads: words.heads,
    rows: report.activities.map(({ title, number, status, organizer, home, held, personTimes }) => ({
      title,
      about: [number, home, held.length > 1 ? words.subtotal(held.length, personTimes) : null].filter(Boolean).join("\n"),
      organizer,
      meetings:
        held.length === 0
          ? [[`${words.notHeld}\n${activities.statuses[status].label}`, "", ""]]
          : held.map(({ startsAt, endsAt, taken, present }) => [
              `${dateText(startsAt)}\n${clockText(startsAt)}—${clockText(endsAt)}`,
              taken > 0 ? words.people(taken) : "",
              words.people(present),
            ]),
    })),
    total: { label: words.total, value: words.subtotal(counts.held, counts.personTimes) },
  };
}

/** What came of a campaign, as a paper to hand on (T18). Null: not theirs, or none. */
export async function printCampaignReport(actor: Actor, id: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const report = await readCampaignReport(actor, id);
  if (!report) return null;
  const bytes = await typeset({ template: "campaign-report", data: campaignView(report), made: report.made });
  return { bytes, name: campaigns.report.file(report.name) };
}

/** 活动登记簿: every meeting of a year, one a line. Null: nobody is signed in. */
export async function activityRegister(actor: Actor, year: number | null): Promise<{ bytes: Uint8Array; name: string } | null> {
  const register = await listRegister(actor, year);
  if (!register) return null;
  const { heads } = after.register;
  const widths: Record<keyof typeof heads, number> = {
    ...{ ordinal: 6, number: 20, title: 36, home: 32, owner: 32, organizer: 32, filedBy: 12, starts: 22, ends: 8, where: 36 },
    ...{ services: 24, lines: 24, yearly: 16, scope: 8, campaign: 20, state: 14, taken: 8, present: 8, staff: 10, rating: 8 },
    ...{ ratings: 10, photos: 8 },
  };
  const named = (kind: string, codes: readonly string[]) =>
    codes.flatMap((code) => register.tags.find((tag) => tag.kind === kind && tag.code === code)?.name ?? []).join("、");
  const name = after.register.name(register.year);
  const bytes = await writeSheets([
    {
      name,
      columns: (Object.keys(heads) as (keyof typeof heads)[]).map((key) => ({ head: heads[key], width: widths[key] })),
      rows: register.rows.map(({ activity, home, room, ...session }, at) => [
        ...[String(at + 1), activity.number ?? "", activity.title, home.name, home.owner.name],
        ...[activity.organizer?.name ?? "", activity.filedBy.name, timeText(session.startsAt), clockText(session.endsAt)],
        activity.mode === "atHome" ? (room?.name ?? activities.modes.atHome) : (activity.place ?? activities.modes[activity.mode]),
        ...[named("service", activity.services), named("line", activity.lines)],
        named("yearly", activity.yearlyKind === null ? [] : [activity.yearlyKind]),
        ...[activities.scopes[activity.scope], activity.campaign?.name ?? ""],
        session.status === "planned" ? activities.statuses[activity.status].label : activities.sessionStatuses[session.status].label,
        ...[String(session.taken), String(session.present), String(session.staffPresent)],
        ...[session.rating?.average ?? "", String(session.rating?.count ?? 0), String(session._count.photos)],
      ]),
    },
  ]);
  return { bytes, name: `${name}.xlsx` };
}
