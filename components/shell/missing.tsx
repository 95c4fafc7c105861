import { type City, zh } from "@/lib/text/shell";
import { ButtonLink } from "../ui/button";

/** The same words for what does not exist and for what this reader may not see. */
export function Missing({ city }: { city: City }) {
  return (
    <div className="wrap section">
      <h1>{zh.notFound.title}</h1>
      <p className="lead">{zh.notFound.body}</p>
      <p className="row mt-s5">
        <ButtonLink href="/" variant="main">
          {zh.notFound.home}
        </ButtonLink>
        {city.hotline && (
          <span>
            {zh.notFound.call}
            <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a>
          </span>
        )}
      </p>
    </div>
  );
}
