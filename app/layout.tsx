import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { zh } from "@/lib/text/shell";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: zh.city.portal, template: `%s · ${zh.city.portal}` },
  description: zh.description,
  icons: { icon: "/emblem.svg" },
  // numbers of documents and certificates are not telephone numbers
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#0b3554" };

/** The only thing read here is how the visitor wants to see the site, so that public pages stay the same for everybody else. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  return (
    <html lang="zh-CN" data-view={view.elder ? "elder" : undefined} data-contrast={view.high ? "high" : undefined}>
      <body>
        <a className="skip" href="#main">
          {zh.skip}
        </a>
        {children}
      </body>
    </html>
  );
}
