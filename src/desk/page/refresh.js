// Loads the list anew, but never under the hands of somebody who is writing into it, and says so where
// the desk cannot be reached.
"use strict";

const offline = document.querySelector("[data-offline]");

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
    if (!isWriting()) location.reload();
  } catch {
    offline.hidden = false;
  }
}

setInterval(look, 20000);
