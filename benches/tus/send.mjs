// Sends files one after the other, as others do: `node send.mjs ORIGIN tus|whole COUNT BYTES`.
// `tus` is tus-js-client with its own settings; `whole` begins a file again after each failure.
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Upload } from "tus-js-client";

const [origin, way, count, size] = process.argv.slice(2);

function byTus(bytes, number) {
  return new Promise((resolve) => {
    const upload = new Upload(bytes, {
      endpoint: `${origin}/files`,
      metadata: { n: String(number) },
      onSuccess: () => resolve(),
      // It has given up for now; whoever uses it would begin again where it stopped.
      onError: () => void pause(5000).then(() => upload.start()),
    });
    upload.start();
  });
}

function once(bytes, number) {
  return new Promise((resolve, reject) => {
    const options = { method: "PUT", headers: { "Content-Length": bytes.length } };
    const put = request(`${origin}/whole/${number}`, options, (answer) => {
      answer.resume();
      answer.on("error", reject);
      answer.on("end", () => (answer.statusCode === 204 ? resolve() : reject(answer.statusCode)));
    });
    put.on("error", reject);
    put.end(bytes);
  });
}

async function whole(bytes, number) {
  for (;;) {
    try {
      return await once(bytes, number);
    } catch {
      await pause(1000);
    }
  }
}

const send = way === "tus" ? byTus : whole;
for (let number = 0; number < Number(count); number++) {
  await send(randomBytes(Number(size)), number);
}
process.exit(0);
