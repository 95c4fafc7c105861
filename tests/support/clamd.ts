// As much of clamd as speaks INSTREAM: chunks with their length before them, an empty one at the end, one line for an answer.
import net from "node:net";
import { eicar } from "./files";

export type Mood = "answers" | "rude" | "breaks";

export async function openClamd() {
  let mood: Mood = "answers";
  let asked = 0;
  const server = net.createServer((socket) => {
    let buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      if (mood === "breaks" && buffer.length > 100) socket.destroy();
      const start = buffer.indexOf(0);
      if (start < 0 || buffer.subarray(0, start).toString() !== "zINSTREAM") return;
      const content: Buffer[] = [];
      for (let at = start + 1; at + 4 <= buffer.length; ) {
        const length = buffer.readUInt32BE(at);
        if (length === 0) return answer(socket, Buffer.concat(content));
        if (at + 4 + length > buffer.length) return;
        content.push(buffer.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  function answer(socket: net.Socket, content: Buffer) {
    asked += 1;
    if (mood === "rude") return socket.end("INSTREAM size limit exceeded. ERROR\0");
    socket.end(content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    asked: () => asked,
    set: (to: Mood) => {
      mood = to;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
