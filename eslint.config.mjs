import tseslint from 'typescript-eslint';

const ambient = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Ask the clock.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the clock.' },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', 'bin', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        ...ambient,
      ],
      'no-restricted-globals': ['error', 'console', 'process'],
    },
  },
  {
    files: ['src/main.ts', 'src/open-context.ts', 'src/adapters/**'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**', 'bench/**', '*.mts', '**/*.d.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
