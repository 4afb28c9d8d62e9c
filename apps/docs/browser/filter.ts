/** Adds a field above each long table that shows only the rows with all words of the field. */
const shortestTable = 8;

for (const [index, table] of [...document.querySelectorAll("table")].entries()) {
  const rows = [...table.tBodies]
    .flatMap(({ rows: all }) => [...all])
    .filter((row) => !row.classList.contains("group"));
  if (rows.length >= shortestTable) addFilter(table, rows, `filter-${index}`);
}
openTarget();
addEventListener("hashchange", openTarget);

function addFilter(table: HTMLTableElement, rows: HTMLTableRowElement[], id: string): void {
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const form = document.createElement("div");
  form.className = "filter";
  form.innerHTML = `<label for="${id}">Filter</label> <input id="${id}" type="search" autocomplete="off" spellcheck="false"> <output for="${id}"></output>`;
  const [input, output] = [form.querySelector("input"), form.querySelector("output")];
  const differ = differOption(table, form);
  if (!input || !output) return;

  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [index, row] of rows.entries()) {
      const matches = words.every((word) => texts[index]?.includes(word));
      row.hidden = !matches || (differ?.checked === true && row.dataset.differs === undefined);
    }
    for (const body of table.tBodies) body.hidden = rows.every((row) => row.hidden || row.parentElement !== body);
    output.textContent = `${rows.filter(({ hidden }) => !hidden).length} of ${rows.length}`;
  };
  input.addEventListener("input", apply);
  differ?.addEventListener("change", apply);
  (table.closest(".table") ?? table).before(form);
  apply();
}

/** For a table with a column for each release: a box that hides the rows where all of them are alike. */
function differOption(table: HTMLTableElement, form: HTMLElement): HTMLInputElement | null {
  if (!table.classList.contains("compare")) return null;
  const label = document.createElement("label");
  label.innerHTML = '<input type="checkbox"> Only where releases differ';
  form.append(label);
  return label.querySelector("input");
}

/** A link to a row shows what is folded in it. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target?.querySelector("details");
  if (details) details.open = true;
}
