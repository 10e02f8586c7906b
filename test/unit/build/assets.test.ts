import Handlebars from 'handlebars/runtime';
import { describe, expect, it } from 'vitest';
import { assetModule } from '../../../build/assets.mjs';

/** The value of a module that has nothing but a default export. */
function defaultOf(code: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the module is plain data, and Vite is what is not to be tested
  return (new Function(code.replace('export default', 'return')) as () => unknown)();
}

describe('assetModule', () => {
  it('is the object that a YAML file means', () => {
    expect(defaultOf(assetModule('templates/staff/template.yaml'))).toMatchObject({ name: 'staff' });
  });

  it('is a layout that needs no compiler, escapes nothing, and asks for what the model must have', () => {
    const render = Handlebars.template(defaultOf(assetModule('templates/staff/plan.md.hbs')) as TemplateSpecification);
    expect(render({ frontMatter: 'plan: 1', why: 'a < b & "c"' })).toContain('a < b & "c"');
    expect(() => render({ why: '' })).toThrow('"frontMatter" not defined');
  });
});
