// Loads a page anew, but never under the hands of somebody who is writing into it, and says so where
// the desk cannot be reached. A page that tells its version is loaded only once that has changed.
"use strict";

const offline = document.querySelector("[data-offline]");
const { seconds = "20", version } = offline.dataset;

function isWriting() {
  const at = document.activeElement;
  return at?.tagName === "SELECT" || (at?.tagName === "INPUT" && at.value !== at.defaultValue);
}

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (!answer.ok) throw new Error("refused");
    offline.hidden = true;
    const isKnown = version !== undefined && answer.headers.get("etag") === version;
    if (!isKnown && !isWriting()) location.reload();
  } catch {
    offline.hidden = false;
  }
}

setInterval(look, Number(seconds) * 1000);
