// docs/errors.md, out of the table in src/core/errors.ts.

/**
 * The page for `errorCodes`.
 *
 * @param {Readonly<Record<string, { exit: number, when: string }>>} errorCodes
 * @returns {string}
 */
export function errorPage(errorCodes) {
  const rows = Object.entries(errorCodes).map(([code, { exit, when }]) => `| \`${code}\` | ${exit} | ${when} |`);
  return `# Errors

Made from \`src/core/errors.ts\`. An error is printed on standard error as \`path:line:column  CODE  Unexpected X, expected Y\`, with the
line that it is about and a hint; with \`--json\` as one object ([schema](schema/error.json)).

| code | exit | when |
|---|---|---|
${rows.join('\n')}
`;
}
