// docs/rules.md, out of the table in src/core/checks/rules.ts.

/**
 * The page for `rules`.
 *
 * @param {Readonly<Record<string, { severity: string, finds: string, why: string, mend: string }>>} rules
 * @returns {string}
 */
export function rulePage(rules) {
  const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const rows = Object.entries(rules).map(
    ([name, { severity, finds, why, mend }]) =>
      `| \`${name}\` | ${severity} | ${cell(finds)} | ${cell(why)} | ${cell(mend)} |`,
  );
  return `# Rules

Made from \`src/core/checks/rules.ts\`. \`packet check\` prints each problem as \`file:line:column\`, its severity, the name of its rule, what was
found and what was expected, and one thing to do; with \`--format json\` as one object ([schema](schema/check.json)), with \`--format github\`
as annotations of a GitHub workflow. \`packet check FILE\` looks at that file only, \`packet check --explain RULE\` prints a row of this table. The exit code
is 1 if there is an error. A rule can find something less grave than its severity says.

| rule | severity | finds | why | to mend it |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
