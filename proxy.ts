import { type NextRequest, NextResponse } from "next/server";

/**
 * Says what a page of ours may load and do. It guards nothing: who may see and do what is decided by the queries and the write gate,
 * and every permission test passes without this file.
 */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return new NextResponse(null, { status: 400 });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  // React's development build evaluates strings to rebuild server stacks; the built site never does.
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const atTheDoor = scanning.test(pathname);
  const wasm = atTheDoor ? " 'wasm-unsafe-eval'" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${wasm}${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

  // Next finds the nonce in the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  // Not "no-referrer": browsers would then post forms with "Origin: null", which Next's check of server actions refuses.
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", `camera=(${atTheDoor ? "self" : ""}), microphone=(), geolocation=(), payment=(), usb=()`);
  response.headers.set("x-frame-options", "DENY");
  return response;
}

/** The one page that opens the camera, and reads what it sees with a program of our own in WebAssembly. */
const scanning = /^\/filings\/sessions\/[^/]+\/check-in$/;

/** Bytes that are no UTF-8 name no page; Next would answer them with a fault instead. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  matcher: [
    {
      // Uploads stay out: a matching proxy cuts request bodies at 10 MB without a word. Static files need no policy.
      source:
        "/((?!api/attachments|api/applications/[^/]+/(?:scan|visit)|api/plaques/import|api/homes/[^/]+/photos$|api/facilities/[^/]+/checks$|api/sessions/[^/]+/photos$|api/rights-cases/[^/]+/files$|rights/files$|_next/static|_next/image|[^/]+\\.(?:svg|png|ico|txt|webmanifest)$).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
