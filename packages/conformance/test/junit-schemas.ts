import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";

/** What a schema says of an element. */
interface ElementRule {
  /** The form of each attribute; of those whose name ends in `?` one may be missing. */
  attributes?: Readonly<Record<string, RegExp>>;
  /** The names of the children, each with a blank after it. Default: none. */
  children?: RegExp;
  /** Whether it may hold text. */
  hasText?: true;
}

type Schema = Readonly<Record<string, ElementRule>>;

const any = /^/;
const [integer, decimal, token] = [/^-?\d+$/, /^-?\d+(?:\.\d*)?$/, /\S/];
const text: ElementRule = { hasText: true };
const property: ElementRule = { attributes: { name: token, value: any } };
const properties: ElementRule = { children: /^(?:property )*$/ };

/**
 * jenkinsci/xunit-plugin, `src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd`. No package on npm
 * has this schema: these are its rules in our words.
 */
const jenkins: Schema = (() => {
  const seconds = /^(?:(?:\d{0,3},)*\d{3}|\d{0,3})*(?:\.\d*)?$/;
  const outcome: ElementRule = { attributes: { "type?": any, "message?": any }, ...text };
  return {
    testsuites: {
      attributes: { "name?": any, "time?": seconds, "tests?": any, "failures?": any, "errors?": any },
      children: /^(?:testsuite )*$/,
    },
    testsuite: {
      attributes: {
        ...{ name: any, tests: any, failures: any, errors: any },
        ...{ "time?": seconds, "skipped?": any, "timestamp?": any, "hostname?": any, "id?": any, "package?": any },
        ...{ "group?": any, "file?": any, "log?": any, "url?": any },
      },
      children: /^(?:(?:testsuite|properties|testcase|system-out|system-err) )*$/,
    },
    testcase: {
      attributes: { name: any, "time?": any, "classname?": any, "group?": any },
      children: /^(?:(?:skipped|error|failure|system-out|system-err) )*$/,
    },
    ...{ properties, property, skipped: outcome, error: outcome, failure: outcome },
    ...{ "system-out": text, "system-err": text },
  };
})();

/** windyroad/JUnit-Schema, `JUnit.xsd`: what Ant's JUnit task writes. Its rules in our words, as above. */
const ant: Schema = (() => {
  const outcome: ElementRule = { attributes: { type: any, "message?": any }, ...text };
  return {
    testsuites: { children: /^(?:testsuite )*$/ },
    testsuite: {
      attributes: {
        ...{
          name: token,
          package: any,
          id: integer,
          hostname: token,
          timestamp: /^\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}$/,
        },
        ...{ tests: integer, failures: integer, errors: integer, "skipped?": integer, time: decimal },
      },
      children: /^properties (?:testcase )*system-out system-err $/,
    },
    testcase: {
      attributes: { name: any, classname: any, time: decimal },
      children: /^(?:(?:skipped|error|failure) )?$/,
    },
    ...{ properties, property, error: outcome, failure: outcome },
    skipped: { attributes: { "type?": any, "message?": any }, ...text },
    ...{ "system-out": text, "system-err": text },
  };
})();

export const schemas = { "that of Jenkins' xUnit plugin": jenkins, "that of Ant": ant };

/** The cases of a report, with the text and the attributes that GitLab reads. */
export function casesOf(xml: string) {
  const [suite] = elementsIn(parseXml(xml).root);
  return elementsIn(suite)
    .filter(({ name }) => name === "testcase")
    .map((testcase) => {
      const [outcome] = elementsIn(testcase);
      const { name = "", classname = "" } = testcase.attributes;
      return { name, classname, outcome: outcome?.name ?? "passed", text: outcome?.text ?? "" };
    });
}

const elementsIn = (parent: XmlElement | null | undefined) =>
  (parent?.children ?? []).filter((child) => child instanceof XmlElement);

/**
 * What is wrong with a document under a schema.
 *
 * @throws where it is not well-formed.
 */
export function flawsOf(xml: string, schema: Schema): string[] {
  const { root } = parseXml(xml);
  return root ? flawsIn(root, schema) : ["no root"];
}

function flawsIn(element: XmlElement, schema: Schema): string[] {
  const { name, attributes } = element;
  const rule = schema[name];
  if (!rule) return [`unknown element ${name}`];
  const rules = Object.entries(rule.attributes ?? {});
  const known = new Set(rules.map(([each]) => each.replace("?", "")));
  const unknown = Object.keys(attributes).filter((each) => !known.has(each));
  const wrong = rules.filter(([each, form]) => {
    const value = attributes[each.replace("?", "")];
    return value === undefined ? !each.endsWith("?") : !form.test(value);
  });
  const elements = elementsIn(element);
  const children = elements.map((each) => `${each.name} `).join("");
  const hasText = element.children.some((child) => child instanceof XmlText && child.text.trim() !== "");
  return [
    ...unknown.map((each) => `unknown attribute ${each} of ${name}`),
    ...wrong.map(([each]) => `wrong attribute ${each} of ${name}`),
    ...((rule.children ?? /^$/).test(children) ? [] : [`wrong children of ${name}: ${children.slice(0, 80)}`]),
    ...(hasText && !rule.hasText ? [`text in ${name}`] : []),
    ...elements.flatMap((each) => flawsIn(each, schema)),
  ];
}
