import type { Metadata } from "next";
import { cookies } from "next/headers";
import { readCity } from "@/app/city";
import { SiteShell } from "@/components/shell/site";
import { ButtonLink } from "@/components/ui/button";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { zh } from "@/lib/text/shell";

export const metadata: Metadata = { title: zh.notFound.title };

/** The same page, word for word, for what does not exist and for what this reader may not see. */
export default async function NotFound() {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  const city = await readCity();
  return (
    <SiteShell city={city} view={view}>
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
    </SiteShell>
  );
}
