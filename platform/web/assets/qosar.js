// Everything works without this file; it only spares reloads and clicks.

const html = document.documentElement;

/** Replaces a part of the page by the same part of a fresh one, keeping focus and scroll. */
function put(fresh, part) {
  const held = document.activeElement;
  const id = held?.id, from = held?.selectionStart, until = held?.selectionEnd;
  part.replaceWith(fresh);
  const again = id && document.getElementById(id);
  if (!again || again === document.activeElement) return;
  again.focus({ preventScroll: true });
  if (from != null) try { again.setSelectionRange(from, until); } catch { /* fields without a caret */ }
}

let asked = 0;
/** Asks the same address as a page would, and shows only what changed. */
async function swap(url, options, part, push) {
  const turn = ++asked;
  part.setAttribute("aria-busy", "true");
  let answer;
  try {
    answer = await fetch(url, { ...options, headers: { Accept: "text/html" }, credentials: "same-origin" });
  } catch {
    part.removeAttribute("aria-busy");
    return false;
  }
  if (turn !== asked) return true;
  if (!answer.headers.get("content-type")?.startsWith("text/html")) { location.assign(answer.url); return true; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(part.id);
  if (!fresh || page.body.className !== document.body.className || page.documentElement.lang !== html.lang) {
    location.assign(answer.url);
    return true;
  }
  document.title = page.title;
  put(fresh, part);
  // A page refused after a form keeps its address: it cannot be asked again by itself.
  if (push && (answer.ok || answer.redirected)) history.pushState({ swapped: true }, "", answer.url);
  const error = fresh.querySelector("[data-focus]") ?? (fresh.id === "main" && fresh.querySelector("#notices [role]"));
  if (error) { error.tabIndex = -1; error.focus(); error.scrollIntoView({ block: "nearest" }); }
  // The rail counts what waits: it is fresh as well.
  if (fresh.id === "main") for (const place of [".rail nav", ".tabbar"]) {
    const now = document.querySelector(place), then = page.querySelector(place);
    if (now && then) now.replaceWith(then);
  }
  return true;
}

const partOf = (element) =>
  element.dataset.swap === "fragment" ? element.closest("[data-fragment]") : document.getElementById("main");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  const part = partOf(link);
  if (!part?.id) return;
  event.preventDefault();
  if (!(await swap(link.href, {}, part, true))) location.assign(link.href);
});

document.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  if (form.dataset.confirm && !form.dataset.sure) {
    event.preventDefault();
    if (await agreed(form.dataset.confirm, button?.textContent)) { form.dataset.sure = "yes"; form.requestSubmit(button); }
    return;
  }
  const part = form.dataset.swap && partOf(form);
  if (!part?.id || form.enctype === "multipart/form-data") return;
  event.preventDefault();
  delete form.dataset.sure;
  const fields = new URLSearchParams(new FormData(form, button));
  if (form.method === "get") {
    for (const [name, value] of [...fields]) if (value === "") fields.delete(name);
    const url = new URL(form.action); url.search = fields;
    if (!(await swap(url, {}, part, true))) form.submit();
    return;
  }
  if (button) button.disabled = true;
  const done = await swap(form.action, { method: "POST", body: fields }, part, true);
  if (button) button.disabled = false;
  if (!done) notify(html.lang);
});

/** No network while acting: say so, lose nothing. */
function notify() {
  const mark = document.querySelector("[data-offline]");
  if (mark) mark.hidden = false;
}

/** A question before a grave act, in the page's own dialog. */
function agreed(question, yes) {
  return new Promise((resolve) => {
    const box = document.createElement("dialog");
    box.className = "dialog";
    const text = document.createElement("div"); text.className = "in"; text.textContent = question;
    const acts = document.createElement("form"); acts.method = "dialog"; acts.className = "in acts";
    const no = document.createElement("button"), ok = document.createElement("button");
    no.className = "btn"; no.value = ""; no.textContent = document.body.dataset.no;
    ok.className = "btn main"; ok.value = "yes"; ok.textContent = yes?.trim() || document.body.dataset.yes;
    acts.append(no, ok); box.append(text, acts); document.body.append(box);
    box.addEventListener("close", () => { resolve(box.returnValue === "yes"); box.remove(); });
    box.showModal();
  });
}

// A choice in a filter applies at once; words are applied when typing rests.
let rest;
const live = (event) => {
  const form = event.target.closest?.("form.filter[data-swap]");
  if (!form) return;
  clearTimeout(rest);
  rest = setTimeout(() => form.requestSubmit(), event.type === "input" ? 300 : 0);
};
document.addEventListener("input", (event) => { if (event.target.type === "search") live(event); });
document.addEventListener("change", (event) => { if (event.target.type !== "search") live(event); });

addEventListener("popstate", () => location.reload());

// Matrix: arrows move between cells, a digit sets the link and shows its strength.
document.addEventListener("keydown", (event) => {
  const input = event.target.closest?.("[data-matrix] input");
  if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
  const [right, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Enter: [0, 1] }[event.key] ?? [];
  if (right === undefined) return;
  event.preventDefault();
  const cell = input.closest("td"), rows = [...cell.closest("tbody").rows];
  const row = rows[rows.indexOf(cell.parentElement) + down];
  row?.cells[cell.cellIndex + right]?.querySelector("input")?.focus();
});
document.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-matrix] input")) event.target.select(); });
document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches?.("[data-matrix] input")) return;
  input.value = input.value.replace(/[^0-3]/g, "").slice(-1).replace("0", "");
  input.closest("td").className = `l${input.value || 0}`;
});

// One sheet open at a time; a click elsewhere or Escape closes it.
const sheets = () => document.querySelectorAll("details:is(.menu, .reader, .act)[open]");
document.addEventListener("click", (event) => { for (const one of sheets()) if (!one.contains(event.target)) one.open = false; });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of sheets()) { one.open = false; one.querySelector("summary").focus(); }
});

// The theme: as the device, or as chosen here.
const themes = () => {
  for (const button of document.querySelectorAll("[data-theme-switch]")) button.hidden = false;
};
themes();
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const dark = html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  html.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", html.dataset.theme); } catch { /* not kept, still shown */ }
});

// With or without a network: said where it matters.
const network = () => { for (const mark of document.querySelectorAll("[data-offline]")) mark.hidden = navigator.onLine; };
addEventListener("online", network);
addEventListener("offline", network);
network();
