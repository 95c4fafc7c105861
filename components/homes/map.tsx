import { schematicOf, shadeOf } from "@/lib/homes/rules";
import type { CityMap } from "@/lib/homes/schema";
import { zh } from "@/lib/text/homes";

const words = zh.map;
const shades = ["town", "town l1", "town l2", "town l3"] as const;
type Place = { id: string; name: string; homes: number };

/** Where the townships are, drawn and with no surveyor's line; each leads to the list of its homes. The table below it says the same. */
export function PlacesMap({
  places,
  drawn,
  chosen,
  city,
  hrefOf,
}: {
  places: readonly Place[];
  drawn: CityMap | null;
  chosen: string;
  city: string;
  hrefOf: (id: string) => string;
}) {
  const map = schematicOf(places, drawn);
  const most = Math.max(3, ...places.map(({ homes }) => homes));
  const byId = new Map(places.map((place) => [place.id, place]));
  return (
    <svg className="map" viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={words.label(city)}>
      {map.places.map(({ organizationId, outline, label: [x, y] }) => {
        const place = byId.get(organizationId);
        if (!place) return null;
        const here = place.id === chosen;
        return (
          <a
            key={place.id}
            href={hrefOf(place.id)}
            aria-label={words.item(place.name, place.homes)}
            aria-current={here ? "true" : undefined}
          >
            <polygon
              className={`${shades[shadeOf(place.homes, most)]}${here ? " on" : ""}`}
              points={outline.map((point) => point.join()).join(" ")}
            />
            <text x={x} y={y}>
              {zh.place(place.name)}
            </text>
            <text className="town-count" x={x} y={y + 27}>
              {place.homes}
            </text>
          </a>
        );
      })}
      {map.river && <River river={map.river} />}
    </svg>
  );
}

function River({ river: { line, name, at } }: { river: NonNullable<CityMap["river"]> }) {
  const d = `M${line.map((point) => point.join()).join("L")}`;
  return (
    <g aria-hidden>
      <path className="river-edge" d={d} />
      <path className="river" d={d} />
      <text className="river-name" x={at[0]} y={at[1]}>
        {name}
      </text>
    </g>
  );
}
