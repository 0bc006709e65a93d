import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import astro from 'eslint-plugin-astro';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { oneWay } from './tests/lint/one-way.mjs';

export default defineConfig(
  // What is made or kept by others: the site, caches, the newsroom's own files.
  globalIgnores(['dist', 'dist.*', '.cache', '.astro', 'content', 'public']),

  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  astro.configs['flat/recommended'],

  {
    name: 'house',
    plugins: { 'import-x': importX },
    languageOptions: {
      globals: globals.nodeBuiltin,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: {
      'import-x/resolver-next': [createNodeResolver()],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'import-x/first': 'error',
      // Within a room, where `one-way` has no say.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/no-extraneous-dependencies': ['error', { devDependencies: ['tests/**', '*.config.*'] }],
      'import-x/no-self-import': 'error',
      'import-x/order': 'error',

      // Under noUncheckedIndexedAccess, `!` is how one says that an index is within bounds or a group of a pattern has matched.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The same groups stand in messages, and numbers are fine there as they are; objects are still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: true }],
      // `each((item) => set.add(item))` hides nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A visitor answers with a word or not at all: `Answer | void`.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A row of SQL or a piece of JSON is what the code that asks for it says it is.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // TypeScript does not see that a callback has set a variable, and calls the condition on it needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // `async` alone makes a rejection of what is thrown, which a signature with a promise has to keep.
      '@typescript-eslint/require-await': 'off',
      // Text is spread into code points where those are meant; graphemes are cut with Intl.Segmenter.
      '@typescript-eslint/no-misused-spread': 'off',
      // What other code has thrown is passed on as it came, of whatever type; only literals are never thrown.
      '@typescript-eslint/only-throw-error': 'off',
      'no-throw-literal': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'prefer-promise-reject-errors': 'error',
    },
  },

  {
    name: 'house/rooms',
    files: ['src/**'],
    plugins: { house: { rules: { 'one-way': oneWay } } },
    rules: { 'house/one-way': ['error', { source: fileURLToPath(new URL('src', import.meta.url)) }] },
  },

  {
    name: 'house/untyped',
    // Types reach into neither: templates are checked by `astro check`, and what configures tools is short.
    files: ['**/*.astro', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },

  {
    name: 'house/configs',
    // Their tools ask for a default export.
    files: ['*.config.*'],
    rules: { 'import-x/no-default-export': 'off' },
  },

  {
    name: 'house/adapter',
    // Only another value of entrypointResolution is deprecated; the rule cannot tell values apart.
    files: ['src/press/adapter.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },

  // Last, since it switches off what Prettier decides.
  prettier,
);
