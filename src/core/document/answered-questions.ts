import type { Template } from '../packet/template.ts';
import { answerOf, isNotAnswered, parseBody } from './document.ts';
import type { FrontMatter } from './front-matter.ts';
import { questionByHeading } from './question-index.ts';
import type { SourceText } from './source-text.ts';

/** What may start a section of the user's own, or a heading that is underlined: then only the parser knows where a section ends. */
const PERHAPS_HEADING = /^ {0,3}(?:#{1,2}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/;
const SECTION_LINE = /^##[ \t]+(.*)$/s;

/**
 * The ids of the questions that are answered, `None yet` included: what `answerOf` says, at a tenth of its price, because entries
 * need not be told apart for it.
 */
export function answeredQuestions(
  source: SourceText,
  frontMatter: FrontMatter,
  template: Template,
): ReadonlySet<string> {
  const questionOf = questionByHeading(template.questions);
  const answered = new Set<string>();
  const seen = new Set<string>();
  let id: string | undefined;
  let body: string[] = [];
  const end = (): void => {
    if (id === undefined || seen.has(id)) return;
    seen.add(id);
    const text = body.join('\n');
    if (text.trim() !== '' && !isNotAnswered(text, template)) answered.add(id);
  };
  for (const { text } of source.lines.slice(frontMatter.bodyLine)) {
    const heading = SECTION_LINE.exec(text)?.[1];
    const question = heading === undefined ? undefined : questionOf(heading);
    if (question !== undefined) {
      end();
      id = question.id;
      body = [];
    } else if (id !== undefined && PERHAPS_HEADING.test(text)) {
      return parsedAnswers(source, frontMatter, template);
    } else body.push(text);
  }
  end();
  return answered;
}

function parsedAnswers(source: SourceText, frontMatter: FrontMatter, template: Template): ReadonlySet<string> {
  const document = parseBody(source, frontMatter, template);
  const ids = template.questions.map(({ id }) => id);
  return new Set(ids.filter((id) => answerOf(document, id).state !== 'open'));
}
