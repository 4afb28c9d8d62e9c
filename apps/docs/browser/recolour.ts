/** What takes the place of a colour in Redoc's style sheet. `null`: the colour stays, because it is on a dark surface in both schemes. */
type Replacements = Record<string, string | null>;

/** Redoc computes its colours from one theme and writes them as literals; here each becomes a variable of assets/theme.css. */
const replacements: Record<"text" | "background" | "line", Replacements> = {
  text: {
    "#1f2933": "text",
    "#333333": "text",
    "#263238": "text",
    "#000": "text",
    black: "text",
    "rgba(31,41,51,0.9)": "text",
    "#52606d": "muted",
    "#707070": "muted",
    "#777": "muted",
    gray: "muted",
    "rgba(82,96,109,0.9)": "muted",
    "rgba(38, 50, 56, 0.7)": "muted",
    "#0b57a4": "accent",
    "#0065FB": "accent",
    "rgba(11,87,164,0.9)": "accent",
    "#258af0": "accent-hover",
    "#3b8ada": "tree",
    "#a61b4a": "inline-code",
    "#0e7c86": "pattern",
    "#1d8127": "success",
    "#d41f1c": "error",
    "#996300": "warning",
    "#186c8e": "info",
    white: null,
    "#fff": null,
    "#ffffff": null,
    "#ccc": null,
    "#33d143": null,
    "#ffa500": null,
    "#30aadc": null,
    "#eb6d6b": null,
    "rgba(255,255,255,0.7)": null,
    // Tokens of code, on a dark surface.
    "hsl(30, 20%, 50%)": null,
    "hsl(40, 90%, 60%)": null,
    "hsl(350, 40%, 70%)": null,
    "#4a8bb3": null,
    "#e64441": null,
    "#a0fbaa": null,
    "#4ed2ba": null,
    "#e90": null,
    red: null,
  },
  background: {
    white: "page",
    "#fff": "page",
    "#ffffff": "page",
    "#fafafa": "surface",
    "#f2f2f2": "surface",
    "#f7f9fb": "surface",
    "#d5e0ea": "surface-active",
    "#e6ecf3": "surface-active",
    "#0b57a4": "accent-fill",
    "#3b8ada": "tree",
    "#ffa500": "warning-fill",
    "#16202b": "panel",
    "#050709": "code",
    "rgba(38, 50, 56, 0.05)": "tint",
    "rgba(31,41,51,0.05)": "tint",
    "rgba(37,138,240,0.05)": "tint-accent",
    "rgba(29,129,39,0.07)": "tint-success",
    "rgba(212,31,28,0.07)": "tint-error",
    "rgba(235, 238, 249, 1)": "code-line",
    "rgba(22,32,43,0.4)": "code",
    "rgba(22,32,43,0.7)": "code",
    "rgba(255, 255, 255, 0.1)": null,
    "#06315c": null,
    "#333": null,
    // Badges of methods, with white text.
    "#2F8132": null,
    "#186FAF": null,
    "#95507c": null,
    "#947014": "warning-fill",
    "#bf581d": null,
    "#cc3333": null,
    "#707070": null,
    "#07818F": null,
    "#A23DAD": null,
  },
  line: {
    "#0b57a4": "accent",
    "#3b8ada": "tree",
    "#1d8127": "success",
    "#d41f1c": "error",
    "#ccc": "line",
    "#ddd": "line",
    "#9fb4be": "line",
    "#d5e0ea": "line",
    "rgba(11,87,164,0.1)": "line",
    "rgba(31,41,51,0.1)": "line",
    "rgba(38, 50, 56, 0.1)": "line",
    "rgba(38, 50, 56, 0.3)": "line",
    "rgba(38, 50, 56, 0.5)": "line-strong",
    "rgba(0,0,0, 0.1)": "line",
    "rgba(0, 0, 0, 0.2)": "line",
    "rgba(0, 0, 0, 0.5)": null,
    "rgba(0, 0, 0, 0.3)": null,
    "rgba(0, 0, 0, 0.33)": null,
    "rgba(0, 0, 0, 0.45)": null,
    "rgba(128, 128, 128, 0.25)": null,
    "#000": null,
    "#fff": null,
    black: null,
  },
};

const declaration = /(?<=[{;]\s*)([\w-]+)(\s*:\s*)([^;{}]+)/g;
const colour = /#[\da-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|\b(?:white|black|gray|grey|red)\b/gi;
/** A colour here does not show. */
const invisible = /tap-highlight-color$/;

/**
 * Replaces the colours of a style sheet or a rule of Redoc by variables.
 *
 * @param onUnknown is called with each colour that the table above lacks; the colour stays.
 */
export function recolour(css: string, onUnknown: (declaration: string) => void = () => {}): string {
  return css.replaceAll(declaration, (whole, property: string, colon: string, value: string) => {
    if (invisible.test(property)) return whole;
    const table = replacements[kindOf(property)];
    const replaced = value.replaceAll(colour, (literal) => {
      const name = table[literal];
      if (name === undefined) onUnknown(whole);
      return name ? `var(--${name})` : literal;
    });
    return property + colon + replaced;
  });
}

function kindOf(property: string): keyof typeof replacements {
  if (property === "color" || property === "fill") return "text";
  return property.startsWith("background") ? "background" : "line";
}
