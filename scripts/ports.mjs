import net from "node:net";

/** Binds for a moment: the only honest test of whether a port can be had. 0 asks the system for a free one. */
function probe(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}

export const freePort = (host = "127.0.0.1") => probe(0, host);

/** Null when the port can be had, otherwise the system's error code (EADDRINUSE, EACCES, EADDRNOTAVAIL …). */
export const portProblem = (port, host) =>
  probe(port, host).then(
    () => null,
    (error) => error.code,
  );
