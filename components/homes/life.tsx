import type { Route } from "next";
import type { HomeLife } from "@/lib/activities/queries/home";
import { zh } from "@/lib/text/homes";
import { spanText } from "../activities/filing";
import { Seats } from "../activities/list";
import { Anchor } from "../ui/anchor";
import { Section } from "../ui/section";

/** What is held here next, and how it was found by those who came. */
export function Life({ homeId, life: { next, more, rating, year } }: { homeId: string; life: HomeLife }) {
  return (
    <>
      <Section title={zh.life.next} id="activities">
        {next.length === 0 ? (
          <p className="soft mt-s3">{zh.life.none}</p>
        ) : (
          <ul className="linkrows">
            {next.map((row) => (
              <li key={row.id}>
                <div>
                  <Anchor href={`/activities/${row.activity.id}?session=${row.id}` as Route}>{row.activity.title}</Anchor>
                  <p className="micro soft">{spanText(row.startsAt, row.endsAt)}</p>
                </div>
                <span className="small">
                  <Seats row={row} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {more && (
          <p className="mt-s3">
            <Anchor href={`/activities?home=${homeId}` as Route}>{zh.life.all}</Anchor>
          </p>
        )}
      </Section>
      <Section title={zh.life.rating} id="rating">
        <p className="mt-s3">{rating === null ? zh.life.ratingNone : zh.life.rated(year, rating.average, rating.count)}</p>
      </Section>
    </>
  );
}
