/** What the form says. */
export interface Input {
  operationId: string;
  path: string;
  url: string;
  token: string;
  /** Milliseconds. */
  timeout: number;
  body: Record<string, unknown>;
}

/** A field whose text is not the JSON that it has to be. */
export class FieldError extends Error {
  readonly field: HTMLInputElement | HTMLTextAreaElement;

  constructor(field: HTMLInputElement | HTMLTextAreaElement) {
    super(`${field.name}: expected JSON, such as 1, true, ["a"] or {"a": 1}`);
    this.field = field;
  }
}

/** The element of an id. */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}`);
  return found;
}

/**
 * Reads the form. An empty field is left out of the body.
 *
 * @throws {FieldError} for a field that has to be JSON and is not.
 */
export function readForm(): Input {
  const fieldset = shownOperation();
  return {
    operationId: fieldset?.dataset.operation ?? "",
    path: fieldset?.dataset.path ?? "",
    url: element("url", HTMLInputElement).value.trim(),
    token: element("token", HTMLInputElement).value,
    timeout: Math.max(1, Math.round(element("limit", HTMLInputElement).valueAsNumber * 1000)),
    body: Object.fromEntries(
      fieldsIn(fieldset)
        .filter(({ value }) => value !== "")
        .map((field) => [field.name, parseField(field)]),
    ),
  };
}

/** Shows the fields of an operation, and hides those of the others. */
export function showOperation(operationId: string): void {
  for (const fieldset of document.querySelectorAll<HTMLFieldSetElement>("fieldset.operation")) {
    const isShown = fieldset.dataset.operation === operationId;
    fieldset.hidden = !isShown;
    fieldset.disabled = !isShown;
  }
}

function shownOperation(): HTMLFieldSetElement | null {
  return document.querySelector("fieldset.operation:not([hidden])");
}

function fieldsIn(fieldset: HTMLFieldSetElement | null): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...(fieldset?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-kind]") ?? [])];
}

function parseField(field: HTMLInputElement | HTMLTextAreaElement): unknown {
  if (field.dataset.kind === "text") return field.value;
  try {
    return JSON.parse(field.value);
  } catch {
    throw new FieldError(field);
  }
}
