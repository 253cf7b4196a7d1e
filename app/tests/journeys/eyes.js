// What finds things on a page as a reader does: by the words that can be seen.

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** Does the page show the words? What was typed into a field counts as shown. */
const shows = (words) => {
  const text = plain(document.body.innerText).toLocaleLowerCase();
  return text.includes(plain(words).toLocaleLowerCase());
};

/** Into the middle of the window at once, where a finger can reach it. */
const near = (element) => { element?.scrollIntoView({ behavior: "instant", block: "center" }); return element ?? null; };

/** What can be pressed and reads so: in an open sheet, then in the matter of the page, then around it. */
const pressed = (words) => {
  const all = [...document.querySelectorAll("a[href], button, summary, [role=button]")];
  const alike = all.filter((one) => !one.disabled && seen(one) && plain(one.innerText).toLocaleLowerCase() === plain(words).toLocaleLowerCase());
  return near(alike.find((one) => one.closest("details[open]") && one.matches("button"))
    ?? alike.find((one) => one.closest("main")) ?? alike[0]
    // A line of a list reads on after its title.
    ?? all.find((one) => one.closest("main") && seen(one) && plain(one.innerText).startsWith(`${plain(words)} `)));
};

/** The button that sends a form and reads so. */
const submitting = (words) => near([...document.querySelectorAll("main button[type=submit]")]
  .find((one) => !one.disabled && seen(one) && plain(one.innerText).toLocaleLowerCase() === plain(words).toLocaleLowerCase()));

/** The field that is labelled so; where a heading stands over several, «heading: label». */
const labelled = (words) => {
  const [label, heading] = words.split(": ").reverse();
  const within = heading
    ? [...document.querySelectorAll("fieldset")].filter((one) => plain(one.querySelector("legend")?.textContent) === heading)
    : [document];
  for (const place of within) {
    for (const one of place.querySelectorAll("label[for]")) {
      const own = plain([...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" "));
      const field = own === plain(label) && document.getElementById(one.htmlFor);
      if (field && seen(field)) return near(field);
    }
  }
  return null;
};

const put = (field, value) => { field.value = value; changed(field); };

const changed = (field) => {
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

const choose = (field, words) => {
  const option = [...field.options].find((one) => plain(one.textContent).includes(words));
  if (!option) return false;
  field.value = option.value;
  changed(field);
  return true;
};

const errorOf = (field) =>
  (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id))
    .filter((one) => one?.matches(".error") && seen(one)).map((one) => plain(one.textContent)).join(" ");

const busy = () => document.readyState !== "complete" || document.querySelector("[aria-busy=true]") !== null;

/** The people of the demo in a role, as its card lists them. */
const players = (heading) => [...document.querySelectorAll(".card")]
  .filter((card) => plain(card.querySelector("h2")?.textContent).toLocaleLowerCase() === heading.toLocaleLowerCase())
  .flatMap((card) => [...card.querySelectorAll("li")]);

const heldFor = (heading) => players(heading).map((one) => plain(one.querySelector("small").textContent));

/** The button of the first of whom the words speak. */
const player = (heading, of) => near(players(heading).find((one) => plain(one.textContent).includes(of))?.querySelector("button"));

/** What a page is made of: its address without ids, the width, and each kind of element that stands on it. */
const partsOf = () => {
  const kinds = new Set([...document.querySelectorAll("*")].map((one) => `${one.tagName}.${one.className}.${one.type ?? ""}`));
  return [location.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…"), innerWidth, ...[...kinds].sort()].join(" ");
};
