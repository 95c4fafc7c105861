import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

type Props<T extends string> = Omit<ComponentProps<"a">, "href"> & { href: Route<T>; children: ReactNode };

/**
 * A link, checked against the routes that exist. Pages are changed in place; files, telephone numbers and places on this page
 * are left to the browser. Nothing is fetched ahead: each page is rendered for one person, at the server's cost.
 */
export function Anchor<T extends string>({ href, ...rest }: Props<T>) {
  const ours = href.startsWith("/") && !href.startsWith("/api/") && rest.download === undefined && rest.target === undefined;
  return ours ? <Link href={href} prefetch={false} {...rest} /> : <a href={href} {...rest} />;
}
