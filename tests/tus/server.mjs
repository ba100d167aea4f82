// A tus server that is not ours: `node server.mjs FOLDER` keeps uploads in FOLDER and prints its port.
// A plain PUT below /whole/ is kept too, as whole as it comes, to compare with.
import { createWriteStream } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const folder = process.argv[2];
const tus = new Server({ path: "/files", datastore: new FileStore({ directory: folder }) });

async function keepWhole(request, response) {
  try {
    await pipeline(request, createWriteStream(join(folder, basename(request.url))));
    response.writeHead(204).end();
  } catch {
    response.destroy();
  }
}

const server = createServer((request, response) => {
  if (request.method === "PUT" && request.url.startsWith("/whole/")) {
    void keepWhole(request, response);
  } else {
    void tus.handle(request, response);
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
// Whoever started it has gone: so does it.
process.stdin.on("end", () => process.exit()).resume();
