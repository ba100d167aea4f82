// An officer at a browser: signs in, accepts the first filing, copies its fields, and returns the second.
// Told as one line of JSON: what the pages showed, and how many signs were typed after signing in.
import { chromium } from "playwright-core";
import { tmpdir } from "node:os";

const [desk, name, password, scripts] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({ javaScriptEnabled: scripts === "with", locale: "vi-VN" });
await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk });
const page = await context.newPage();
page.setDefaultTimeout(60_000);

await page.goto(`${desk}/`);
await page.fill("input[name=name]", name);
await page.fill("input[name=password]", password);
await page.click("main button[type=submit]");
await page.waitForURL((url) => url.pathname === "/");

// From here on only buttons, boxes and links are pressed; what a key would write is counted.
let typed = 0;
await context.exposeBinding("counted", () => { typed += 1; });
await context.addInitScript(() => {
  addEventListener("beforeinput", (event) => {
    if (event.inputType.startsWith("insert")) window.counted();
  }, true);
});

// The counter counts: a sign in the search field is one.
await page.goto(`${desk}/`);
await page.focus("#q");
await page.keyboard.type("x");
const control = typed;
typed = 0;
await page.goto(`${desk}/`);

const filings = await page.locator("main a[href^='/filings/']").evaluateAll(
  (links) => [...new Set(links.map((link) => new URL(link.href).pathname).filter((path) => path.split("/").length === 3))]);
const text = async (selector) => (await page.locator(selector).first().innerText()).trim();

async function open(path) {
  await page.goto(`${desk}${path}`);
}

// The filing that is in order: number and day stand there already.
await open(filings[0]);
const dossier = await page.inputValue("#dossier");
const day = await page.inputValue("#day");
await page.click("form[action*='/accept'] button[type=submit]");
await page.waitForSelector("form[action*='/complete']");
const accepted = { title: await text("h1"), dossier, day };

// Its fields, one key each.
const copied = [];
await open(`${filings[0]}/copy`);
const fields = await page.locator("ol.copy input").evaluateAll((inputs) => inputs.map((input) => input.value));
if (scripts === "with") {
  for (const field of fields) {
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => navigator.clipboard.readText().then((text) => text === wanted), field);
    copied.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
}

// The other one goes back, for a reason of the catalogue.
await open(filings[1]);
await page.locator("details:has(form[action*='/return']) > summary").click();
const offered = page.locator("form[action*='/return'] .reason").first();
await offered.locator("input[name=reason]").check();
for (const box of await offered.locator(".more input[type=checkbox], .more input[type=radio]").all()) {
  if (await box.isVisible()) { await box.check(); break; }
}
await page.click("form[action*='/return'] button[type=submit]");
await page.waitForLoadState();
const trouble = await page.locator("section.trouble").allInnerTexts();
const words = trouble.length === 0 ? await text("section.returned-for li") : "";
const returned = { title: await text("h1"), words: words.replace(/ \([^()]*\)$/, ""), trouble };

console.log(JSON.stringify({ filings, accepted, fields, copied, returned, control, typed }));
await browser.close();
