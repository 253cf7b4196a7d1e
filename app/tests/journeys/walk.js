// Follows links as one reader, without leaving the page: which kinds of pages are reached, and where they are.

const routes = arguments[0];
const sought = new Set(arguments[1]);
const shapes = routes.map((route) => [route, new RegExp("^" + route.replace(/\{[^}]+\}/g, "[^/]+") + "$")]);
// A fixed route goes before one with a gap.
shapes.sort(([a], [b]) => a.includes("{") - b.includes("{"));
const kind = (path) => shapes.find(([, shape]) => shape.test(path))?.[0];

const found = {}, guessed = {}, tried = {};
const lacking = (route) => sought.has(route) && !(route in found);
/** A page whose neighbours are still sought is looked for again, in another state. */
const stone = (route) => [...sought].some((one) => one.startsWith(`${route}/`) && lacking(one));
const enough = (route) => (tried[route] ?? 0) >= (lacking(route) ? 6 : stone(route) ? 8 : 1);

// A place of the rail is asked when it is sought itself, or leads to what is.
const starts = arguments[2].filter((path) => path === "/" || lacking(kind(path)) || stone(kind(path)));
const met = new Set(starts);
const lines = { near: [], starts, far: [], guesses: [] };

const take = () => {
  for (const line of [lines.near, lines.starts, lines.far]) {
    while (line.length > 0) {
      const path = line.shift(), of = kind(path);
      if (enough(of)) continue;
      tried[of] = (tried[of] ?? 0) + 1;
      return path;
    }
  }
  // Nothing leads there: the address is tried by itself.
  while (underway === 0 && lines.guesses.length > 0) {
    const path = lines.guesses.shift();
    if (lacking(kind(path)) && !(kind(path) in guessed)) return path;
  }
  return null;
};

const meet = (page) => {
  for (const link of page.querySelectorAll("main a[href^='/']")) {
    const to = link.getAttribute("href").split(/[?#]/)[0], of = kind(to);
    if (!of || met.has(to)) continue;
    met.add(to);
    (lacking(of) ? lines.near : lines.far).push(to);
  }
};

const visit = async (path) => {
  const answer = await fetch(path, { headers: { Accept: "text/html" } });
  const arrived = new URL(answer.url).pathname, route = kind(arrived);
  // A link that no longer opens says so on a page of its own.
  if (!answer.ok && !path.endsWith("/none")) return;
  // Some addresses only lead on to another: they are reached, and have nothing to look at; so have papers and tables.
  if (kind(path) !== route) found[kind(path)] ??= null;
  const paper = !answer.headers.get("content-type")?.startsWith("text/html");
  const known = met.has(path) ? found : guessed;
  if (route && sought.has(route)) known[route] ??= paper ? null : arrived;
  if (paper) { await answer.body?.cancel(); return; }
  meet(new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (!stone(route)) return;
  const beside = [...sought].filter((one) => one.startsWith(`${route}/`) && !one.slice(route.length).includes("{"));
  if ((tried[route] ?? 0) < 4) lines.guesses.push(...beside.map((one) => arrived + one.slice(route.length)));
};

let underway = 0;
const walker = async () => {
  while ([...sought].some(lacking)) {
    const path = take();
    if (path === null && underway === 0) return;
    // Another may just be bringing links.
    if (path === null) { await new Promise((on) => setTimeout(on, 5)); continue; }
    underway += 1;
    try { await visit(path); } finally { underway -= 1; }
  }
};

Promise.all([walker(), walker(), walker()]).then(() => done({ found, guessed }), (error) => done({ error: String(error) }));
