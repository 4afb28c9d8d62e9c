/** Shows the pages in the colour scheme that the reader chose, or in the system's. Runs before the first paint. */
const key = "milvus-rest-docs-scheme";
const system = matchMedia("(prefers-color-scheme: dark)");

apply(stored());
if (self !== top) document.documentElement.dataset.framed = "";
addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector<HTMLButtonElement>("#scheme");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = current() === "dark" ? "light" : "dark";
    apply(next);
    store(next);
    show();
  });
  system.addEventListener("change", show);
  show();
});

function current(): string {
  return document.documentElement.dataset.scheme ?? (system.matches ? "dark" : "light");
}

function apply(scheme: string | null): void {
  if (scheme === "dark" || scheme === "light") document.documentElement.dataset.scheme = scheme;
}

/** Storage may be refused, for example in a private window: the choice then holds for this page only. */
function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(scheme: string): void {
  try {
    localStorage.setItem(key, scheme);
  } catch {}
}
