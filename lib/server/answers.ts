import "server-only";

// What routes that take plain posts answer.

export const gone = (): Response => new Response(null, { status: 404 });
/** 303, so that a reload never posts again. */
export const see = (location: string): Response => new Response(null, { status: 303, headers: { location } });
