// Copies a field and goes to the next one. Everything else of the page works without it.
"use strict";

const buttons = [...document.querySelectorAll("button[data-copy]")];
const told = document.querySelector("[data-copied]");

for (const scripted of document.querySelectorAll(".scripted")) scripted.hidden = false;

// A page on the ward's network is not always served in a way that gives it the newer clipboard.
async function copy(field) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Not allowed here: the older way is tried.
    }
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}

buttons.forEach((button, place) => {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    if (!(await copy(field))) {
      field.focus();
      field.select();
      return;
    }
    button.closest("li").classList.add("done");
    const label = document.querySelector(`label[for="${field.id}"]`).textContent;
    told.textContent = `${told.dataset.copied}: ${label}`;
    (buttons[place + 1] ?? button).focus();
  });
});

// Of a page that is for copying alone, the first field is at hand.
document.querySelector("ol.copy button[data-copy]")?.focus();
