import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { writeSheets } from "@/lib/server/sheets";
import { zh } from "@/lib/text/facilities";
import { dateText, dayText } from "@/lib/text/format";
import { listInventory } from "./queries/facilities";

const { heads } = zh.sheet;

/** A home's inventory and its condition log, as two sheets. Null: not in sight. */
export async function inventoryList(actor: Actor, homeId: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const found = await listInventory(actor, homeId);
  if (!found) return null;
  const bytes = await writeSheets([
    {
      name: zh.sheet.inventory,
      columns: [
        { head: heads.ordinal, width: 6 },
        { head: heads.kind, width: 14 },
        { head: heads.name, width: 30 },
        { head: heads.quantity, width: 8 },
        { head: heads.room, width: 20 },
        { head: heads.state, width: 12 },
        { head: heads.checkedOn, width: 16 },
        { head: heads.removed, width: 16 },
      ],
      rows: found.items.map((item, at) => [
        ...[String(at + 1), zh.kinds[item.kind], item.name, String(item.quantity), item.room?.name ?? ""],
        zh.states[item.state].label,
        item.checkedOn ? dayText(item.checkedOn) : zh.never,
        item.removedAt ? dateText(item.removedAt) : "",
      ]),
    },
    {
      name: zh.sheet.log,
      columns: [
        { head: heads.onDay, width: 16 },
        { head: heads.name, width: 30 },
        { head: heads.state, width: 12 },
        { head: heads.note, width: 48 },
        { head: heads.photo, width: 8 },
        { head: heads.by, width: 12 },
      ],
      rows: found.checks.map((check) => [
        ...[dayText(check.onDay), check.name, zh.states[check.state].label, check.note ?? ""],
        ...[check.photo === null ? "" : zh.sheet.yes, check.by.name],
      ]),
    },
  ]);
  return { bytes, name: zh.sheet.fileName(found.home, dayText(found.today)) };
}
