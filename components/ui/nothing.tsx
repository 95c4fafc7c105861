import type { Route } from "next";
import { ButtonLink } from "./button";
import { Empty } from "./empty";
import type { IconName } from "./icons";

type Props = {
  /** Whether a filter is set: then it is the filter that leaves nothing. */
  filtered: boolean;
  /** The list without filters. */
  href: Route;
  /** What the empty list shows, and what a filter that leaves nothing. */
  icon: IconName;
  lost?: IconName;
  words: { none: string; noneText: string; nothing: string; nothingText: string; clear: string };
};

/** A list without a row: nothing there yet, or nothing by these filters and the way back. */
export function Nothing({ filtered, href, icon, lost = icon, words }: Props) {
  return filtered ? (
    <Empty icon={lost} title={words.nothing} action={<ButtonLink href={href}>{words.clear}</ButtonLink>}>
      {words.nothingText}
    </Empty>
  ) : (
    <Empty icon={icon} title={words.none}>
      {words.noneText}
    </Empty>
  );
}
