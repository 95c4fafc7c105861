import type { Route } from "next";
import { landingOf } from "@/lib/accounts/rules";
import { grantTable, type Permission } from "@/lib/grants";
import type { Role } from "@/lib/kernel/access";
import { zh as awards } from "@/lib/text/awards";
import { zh as campaigns } from "@/lib/text/campaigns";
import { zh as calendar } from "@/lib/text/calendar";
import { zh as decisions } from "@/lib/text/decisions";
import { zh } from "@/lib/text/desk";
import { zh as filings } from "@/lib/text/filings";
import { manualOf } from "@/lib/text/help/manuals";
import { zh as help } from "@/lib/text/help/words";
import { zh as keeping } from "@/lib/text/keeping";
import { zh as meter } from "@/lib/text/meter";
import { zh as policies } from "@/lib/text/policies";
import { zh as comings } from "@/lib/text/public-activities";
import { zh as portal } from "@/lib/text/portal";
import { zh as rights } from "@/lib/text/rights/desk";
import { zh as transfer } from "@/lib/text/rights/transfer";
import { zh as entry } from "@/lib/text/rights/entry";
import { zh as figures } from "@/lib/text/rights/figures";
import { zh as venue } from "@/lib/text/venue";
import { zh as suggestions } from "@/lib/text/rights/suggestions";
import type { DeskGroup, DeskItem } from "./desk";

const partners = transfer.registry;
type Entry = DeskItem & { needs?: Permission };

/** What stands in the menu, each entry for those whom the table of grants lets read what it leads to. */
const entries: readonly { title: string; items: readonly Entry[] }[] = [
  {
    title: zh.work,
    items: [
      { href: "/applications", label: zh.applications, icon: "folder-search", needs: "application.read" },
      { href: "/my/activities", label: comings.own.title, icon: "calendar", needs: "enrolment.enrol" },
      { href: "/filings", label: filings.title, icon: "calendar-check", needs: "activity.read" },
      { href: "/keeping", label: keeping.title, icon: "house", needs: "homeRevision.save" },
      { href: "/enterprise/rights", label: entry.filed.title, icon: "scroll", needs: "rightsCase.readStatus" },
      { href: "/city/decisions", label: decisions.title, icon: "gavel", needs: "application.decision.propose" },
      { href: "/rights-cases", label: rights.queue.menu, icon: "scale", needs: "rightsCase.open", exact: true },
      { href: "/rights-cases/board", label: rights.board.title, icon: "chart", needs: "rightsCase.readFigures" },
      { href: "/city/awards", label: awards.title, icon: "list-checks", needs: "application.award.awardPlaque" },
    ],
  },
  {
    title: zh.register,
    items: [
      { href: "/organizations", label: zh.organizations, icon: "building", needs: "organization.read" },
      { href: "/city/plaques", label: zh.plaques, icon: "award", needs: "plaque.read" },
      { href: "/city/meter", label: meter.menu, icon: "chart", needs: "plaque.read" },
      // A township reads of the plates under it here, and of none in the register.
      { href: "/township/meter", label: meter.menu, icon: "chart", needs: "application.endorse.recommend" },
    ],
  },
  {
    title: zh.manage,
    items: [
      { href: "/city/resets", label: zh.resets, icon: "key", needs: "person.resetPassword" },
      { href: "/city/calendar", label: calendar.title, icon: "calendar-days", needs: "calendar.read" },
      { href: "/city/attempts", label: rights.attempts.title, icon: "shield-check", needs: "attempt.read" },
      { href: "/city/rights", label: rights.settings.title, icon: "settings", needs: "caseSetting.read" },
      { href: "/city/campaigns", label: campaigns.title, icon: "calendar-check", needs: "campaign.read" },
      { href: "/city/notices", label: zh.notices, icon: "megaphone", needs: "notice.read" },
      { href: "/rights-cases/figures", label: figures.title, icon: "list-checks", needs: "rightsCase.readFigures" },
      { href: "/city/suggestions", label: suggestions.title, icon: "scroll", needs: "suggestion.read" },
      { href: "/city/policies", label: policies.desk.title, icon: "file-text", needs: "policy.read" },
      { href: "/city/partners", label: partners.title, icon: "users", needs: "partner.change" },
      { href: "/city/schemes", label: zh.schemes, icon: "scroll", needs: "scheme.read" },
      { href: "/my/delegation", label: zh.delegation.title, icon: "users", needs: "workItem.delegate" },
      { href: "/city/settings", label: portal.settings.title, icon: "settings", needs: "setting.change" },
      { href: "/my/bookings", label: venue.mine.title, icon: "calendar-days" },
      { href: "/account", label: zh.account, icon: "key" },
    ],
  },
];

/** The menu of a role: its own landing page, what its grants open, and its manual. */
export function menuOf(role: Role): DeskGroup[] {
  const inbox: Entry = { href: landingOf[role], label: zh.inbox, icon: "inbox", exact: true };
  const manual: Entry = { href: `/help/${manualOf[role]}` as Route, label: help.title, icon: "file-question" };
  return entries
    .map(({ title, items }) => ({
      title,
      items: [...(title === zh.work ? [inbox] : []), ...items, ...(title === zh.manage ? [manual] : [])].filter(
        ({ needs }) => !needs || grantTable[role][needs],
      ),
    }))
    .filter(({ items }) => items.length > 0);
}
