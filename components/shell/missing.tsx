import type { Route } from "next";
import { type City, type MissingWords, zh } from "@/lib/text/shell";
import { ButtonLink } from "../ui/button";

type Props = { city: City; words?: MissingWords; home?: Route };

/** The same words for what does not exist and for what this reader may not see. */
export function Missing({ city, words = zh.notFound, home = "/" }: Props) {
  return (
    <div className="wrap section">
      <h1>{words.title}</h1>
      <p className="lead">{words.body}</p>
      <p className="row mt-s5">
        <ButtonLink href={home} variant="main">
          {words.home}
        </ButtonLink>
        {city.hotline && (
          <span>
            {words.call}
            <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a>
          </span>
        )}
      </p>
    </div>
  );
}
