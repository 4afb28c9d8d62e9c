import { curlCommand } from "./try-it/curl.ts";
import { element, FieldError, readForm, showOperation } from "./try-it/form.ts";
import { send } from "./try-it/send.ts";
import { showOutcome } from "./try-it/show.ts";

/** The panel: keeps the curl command up to date while the form is filled in, and sends on demand. */
const form = element("try-it", HTMLFormElement);
const operation = element("operation", HTMLSelectElement);
const request = element("request", HTMLElement);
const response = element("response", HTMLElement);
const cancel = element("cancel", HTMLButtonElement);
let running: AbortController | undefined;

chooseFromAddress();
addEventListener("hashchange", chooseFromAddress);
operation.addEventListener("change", () => {
  history.replaceState(null, "", `#${operation.value}`);
  show();
});
form.addEventListener("input", showRequest);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
cancel.addEventListener("click", () => running?.abort(new Error("You cancelled the request.")));
// Within the reference, Escape closes the panel.
if (parent !== self) {
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") parent.postMessage("close", "*");
  });
}
form.hidden = false;
request.hidden = false;

/** `#releaseCollection` in the address chooses the operation. */
function chooseFromAddress(): void {
  const wanted = location.hash.slice(1);
  if ([...operation.options].some(({ value }) => value === wanted)) operation.value = wanted;
  show();
}

function show(): void {
  showOperation(operation.value);
  showRequest();
}

function showRequest(): void {
  const code = request.querySelector("code");
  if (code) code.textContent = describeRequest();
}

function describeRequest(): string {
  try {
    return curlCommand(readForm());
  } catch (error) {
    return error instanceof FieldError ? error.message : String(error);
  }
}

async function run(): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  cancel.disabled = false;
  response.textContent = "Waiting for the response …";
  try {
    const input = readForm();
    const outcome = await send(input, own.signal);
    if (running === own) await showOutcome(response, outcome, input.url);
  } catch (error) {
    response.textContent = error instanceof Error ? error.message : String(error);
    if (error instanceof FieldError) error.field.focus();
  } finally {
    if (running === own) cancel.disabled = true;
  }
}
