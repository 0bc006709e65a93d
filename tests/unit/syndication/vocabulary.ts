/**
 * The vocabulary of schema.org, as far as is needed to hold structured data against it: which types there are, what each
 * is a kind of, which properties it has and what these take. Read from the declarations that schema-dts generates from
 * schema.org's own files.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

interface Vocabulary {
  /** Of a type: those that it is a kind of. */
  parents: Map<string, string[]>;
  /** Of a type: its own properties, each with the types of its values. */
  properties: Map<string, Map<string, string[]>>;
}

/** Values that are no things of their own. */
const TEXTS = new Set(['Distance', 'Text', 'URL', 'CssSelectorType', 'PronounceableText', 'XPathType']);
const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

let vocabulary: Vocabulary | undefined;

function read(): Vocabulary {
  const file = join(dirname(createRequire(import.meta.url).resolve('schema-dts')), 'schema.d.ts');
  const source = ts.createSourceFile('schema.d.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const bases = new Map<string, { parents: string[]; properties: Map<string, string[]> }>();
  const leaves = new Map<string, string>();
  for (const node of source.statements) {
    if (!ts.isInterfaceDeclaration(node)) continue;
    const name = node.name.text;
    const parents = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText(source)).filter((parent) => parent.endsWith('Base')),
    );
    const properties = new Map<string, string[]>();
    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name) || !member.type) continue;
      if (member.name.text === '@type' && ts.isLiteralTypeNode(member.type))
        leaves.set(member.type.literal.getText(source).slice(1, -1), name);
      else if (ts.isTypeReferenceNode(member.type)) {
        const [range] = member.type.typeArguments ?? [];
        if (range)
          properties.set(
            member.name.text,
            (ts.isUnionTypeNode(range) ? range.types : [range]).map((type) => type.getText(source)),
          );
      }
    }
    bases.set(name, { parents, properties });
  }
  const parents = new Map<string, string[]>();
  const properties = new Map<string, Map<string, string[]>>();
  for (const [type, leaf] of leaves) {
    const own = `${type}Base`;
    // A type without properties of its own has no base: its leaf names that of its parent.
    const base = bases.get(own);
    parents.set(
      type,
      (base ?? bases.get(leaf))!.parents.map((parent) => parent.replace(/Base$/, '')),
    );
    properties.set(type, base?.properties ?? new Map<string, string[]>());
  }
  return { parents, properties };
}

const known = (): Vocabulary => (vocabulary ??= read());

/** A type and all that it is a kind of. */
function kindsOf(type: string): Set<string> {
  const kinds = new Set([type]);
  for (const kind of kinds) for (const parent of known().parents.get(kind) ?? []) kinds.add(parent);
  return kinds;
}

function rangeOf(type: string, property: string): string[] | undefined {
  for (const kind of kindsOf(type)) {
    const range = known().properties.get(kind)?.get(property);
    if (range) return range;
  }
  return undefined;
}

/** What schema.org does not know in JSON-LD of its own, each with where it stands: `@graph.0.author`. */
export function vocabularyErrors(data: unknown): string[] {
  const graph = data as { '@context'?: unknown; '@graph'?: unknown };
  if (graph['@context'] !== 'https://schema.org' || !Array.isArray(graph['@graph'])) return ['no graph of schema.org'];
  return graph['@graph'].flatMap((thing, index) => errorsOf(thing, `@graph.${index}`));
}

function errorsOf(thing: unknown, place: string): string[] {
  const { '@type': type, '@id': id, ...rest } = thing as Record<string, unknown>;
  if (typeof type !== 'string' || !known().parents.has(type)) return [`${place}: no type ${String(type)}`];
  if (id !== undefined && !isAddress(id)) return [`${place}: no address in @id`];
  return Object.entries(rest).flatMap(([property, value]) => {
    const range = rangeOf(type, property);
    const here = `${place}.${property}`;
    if (!range) return [`${here}: ${type} has no such property`];
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) return [`${here}: an empty list`];
    return values.flatMap((each) => valueErrors(each, range, here));
  });
}

const isAddress = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value);

function valueErrors(value: unknown, range: string[], place: string): string[] {
  const wrong = [`${place}: ${JSON.stringify(value)?.slice(0, 60)} is none of ${range.join(', ')}`];
  switch (typeof value) {
    case 'boolean':
      return range.includes('Boolean') ? [] : wrong;
    case 'number':
      return range.some((type) => ['Number', 'Integer', 'Float'].includes(type)) ? [] : wrong;
    case 'string': {
      if (value.trim() === '') return [`${place}: empty`];
      if (range.includes('DateTime') || range.includes('Date')) {
        const day = range.includes('Date') && DATE.test(value);
        return day || (range.includes('DateTime') && MOMENT.test(value)) ? [] : wrong;
      }
      const asText = range.some((type) => TEXTS.has(type) && type !== 'URL');
      // A thing may be named by its address.
      return asText || isAddress(value) ? [] : wrong;
    }
    case 'object': {
      if (value === null) return wrong;
      const { '@type': type, '@id': id } = value as Record<string, unknown>;
      if (type === undefined) return isAddress(id) && Object.keys(value).length === 1 ? [] : wrong;
      if (typeof type !== 'string') return wrong;
      const kinds = kindsOf(type);
      return [...(range.some((each) => kinds.has(each)) ? [] : wrong), ...errorsOf(value, place)];
    }
    default:
      return wrong;
  }
}
