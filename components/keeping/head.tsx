import type { Route } from "next";
import type { ReactNode } from "react";
import { zh as evidence } from "@/lib/text/evidence";
import { zh as facilities } from "@/lib/text/facilities";
import { zh as tree } from "@/lib/text/home-tree";
import { zh } from "@/lib/text/keeping";
import { zh as matters } from "@/lib/text/matters";
import { zh as meter } from "@/lib/text/meter";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as venue } from "@/lib/text/venue";
import { Crumbs } from "../ui/crumbs";
import { Tabs } from "../ui/tabs";

/** The pages of one home, each under the home's own address. */
const pages = [
  { path: "", label: zh.overview },
  { path: "/profile", label: profiles.title },
  { path: "/rooms", label: venue.rooms.title },
  { path: "/facilities", label: facilities.title },
  { path: "/bookings", label: venue.desk.title },
  { path: "/incidents", label: venue.incidents.title },
  { path: "/opening", label: venue.opening.title },
  { path: "/meter", label: meter.title },
  { path: "/matters", label: matters.title },
  { path: "/standards", label: evidence.standards.title },
  { path: "/tree", label: tree.title },
] as const;
export type KeepingPath = (typeof pages)[number]["path"];

type Props = {
  home: { id: string; name: string };
  here: KeepingPath;
  lead: string;
  /** Whoever only reviews a page has no use for the others. */
  keeps: boolean;
  children?: ReactNode;
};

/** Over each page of a home: which home, which page, and what leads on. */
export function KeepingHead({ home, here, lead, keeps, children }: Props) {
  const title = pages.find(({ path }) => path === here)?.label ?? zh.overview;
  const hrefOf = (path: KeepingPath) => `/keeping/${home.id}${path}` as Route;
  return (
    <div>
      <Crumbs
        items={[
          keeps ? { label: zh.title, href: "/keeping" } : { label: zh.title },
          { label: home.name, ...(keeps && here !== "" ? { href: hrefOf("") } : {}) },
          ...(here === "" ? [] : [{ label: title }]),
        ]}
      />
      <div className="desk-head mt-s3">
        <div>
          <h1>{here === "" ? home.name : title}</h1>
          <p className="soft">{here === "" ? lead : `${home.name}　${lead}`}</p>
        </div>
        {children && <div className="row">{children}</div>}
      </div>
      {keeps && <Tabs label={zh.nav} items={pages.map(({ path, label }) => ({ href: hrefOf(path), label, current: path === here }))} />}
    </div>
  );
}
