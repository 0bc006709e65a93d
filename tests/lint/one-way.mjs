import { dirname, relative, resolve } from 'node:path';

/**
 * The rooms of `src`, the lowest first. A room may import every room on an earlier line; rooms that stand on one
 * line know nothing of each other.
 */
export const ROOMS = [
  ['schema'],
  ['markdown', 'photos', 'recordings'],
  ['archive'],
  ['newsroom'],
  ['syndication', 'newsletter'],
  ['styles', 'scripts'],
  ['components'],
  ['layouts'],
  ['pages'],
  ['press'],
  ['desk'],
];

/** Rooms that the press compiles and loads as a program of its own; no other code may lean on them. */
const TEMPLATES = ['styles', 'scripts', 'components', 'layouts', 'pages'];

const ORDER = ROOMS.map((rooms) => rooms.join(', ')).join(' → ');
const rankOf = (room) => ROOMS.findIndex((rooms) => rooms.includes(room));

/** Tells why one room may not import another; undefined when it may. */
function objection(from, to) {
  if (from === to) return undefined;
  if (to === undefined) return 'outside';
  if (rankOf(to) === -1) return 'unknownRoom';
  if (to === 'pages') return 'pages';
  if (TEMPLATES.includes(to) && !TEMPLATES.includes(from)) return 'templates';
  return rankOf(to) < rankOf(from) ? undefined : 'backward';
}

/**
 * Keeps the imports between the rooms of `src` going one way.
 *
 * Ok: `src/newsroom/cards.ts` imports `../archive/model.ts`. Not ok: the other way round, a page from anywhere, a
 * template from the press, anything outside of `src` from inside it.
 */
export const oneWay = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep the imports between the rooms of src going one way.' },
    schema: [
      { type: 'object', properties: { source: { type: 'string' } }, required: ['source'], additionalProperties: false },
    ],
    messages: {
      backward: `{{from}} may not import {{to}}: imports go ${ORDER}.`,
      pages: 'Nothing imports a page. Move what {{from}} needs of it to a component, a layout or the newsroom.',
      templates:
        '{{from}} may not import a template or a style: the press compiles {{to}} apart and loads what comes out.',
      outside: 'src may not import {{path}}, which is outside of it.',
      unknownRoom: 'There is no room {{to}} in src. Give it a place in tests/lint/one-way.mjs, or correct the path.',
    },
  },
  create(context) {
    const { source } = context.options[0];
    const inside = relative(source, context.filename).replaceAll('\\', '/').split('/');
    // Files beside the rooms (env.d.ts) only declare types for all of them.
    if (inside[0] === '..' || inside.length < 2) return {};
    const [from] = inside;

    const check = (node) => {
      const path = node?.value;
      // Packages are another matter; a path that is put together at run time can only be read by people.
      if (typeof path !== 'string' || !/^\.{1,2}\//.test(path)) return;
      const target = relative(source, resolve(dirname(context.filename), path))
        .replaceAll('\\', '/')
        .split('/');
      const to = target[0] === '..' ? undefined : target[0];
      const messageId = objection(from, to);
      if (messageId) context.report({ node, messageId, data: { from, to: to ?? '', path } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
    };
  },
};
