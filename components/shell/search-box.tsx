import { Search } from "lucide";
import { zh } from "@/lib/text/shell";
import { Icon } from "../ui/icon";

/** A plain GET to the search page, so that it works without script and a search can be sent to somebody. */
export function SearchBox({ id, className }: { id: string; className: string }) {
  return (
    <form action="/search" role="search" className={className} aria-label={zh.search.label}>
      <label htmlFor={id} className="hidden-visually">
        {zh.search.label}
      </label>
      <input id={id} className="input" type="search" name="q" maxLength={60} autoComplete="off" placeholder={zh.search.hint} />
      <button type="submit" className="btn">
        <Icon of={Search} />
        {zh.search.button}
      </button>
    </form>
  );
}
