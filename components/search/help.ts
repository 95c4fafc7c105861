import { holdsAll } from "@/lib/search/rules";
import { manuals } from "@/lib/text/help/manuals";

/** Help pages are words of the portal, so they are looked through here. Those that bear the words in their question come first. */
export function helpFound(words: readonly string[], take: number) {
  const entries = manuals.flatMap((manual) =>
    manual.tasks.map((task) => ({
      key: `${manual.role}-${task.id}`,
      href: `/help/${manual.role}#${task.id}`,
      title: task.want,
      text: [manual.title, ...task.steps, task.note ?? ""].join(" "),
      day: null,
    })),
  );
  const hits = entries.filter(({ title, text }) => holdsAll(`${title} ${text}`, words));
  const named = hits.filter(({ title }) => holdsAll(title, words));
  const ordered = [...named, ...hits.filter((hit) => !named.includes(hit))];
  return { hits: ordered.slice(0, take), more: ordered.length > take };
}
