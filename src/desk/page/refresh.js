// Loads the list anew, but never under the hands of somebody who is writing into it.
"use strict";

setInterval(() => {
  const at = document.activeElement;
  const writing = at && ["INPUT", "SELECT"].includes(at.tagName);
  if (!writing && document.visibilityState === "visible") location.reload();
}, 20000);
