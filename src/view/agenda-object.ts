import type { Agenda } from '../core/agenda/agenda.ts';

/** An agenda for a program. */
export function agendaObject(agenda: Agenda): object {
  const { occasion, goal, sayFirst, sayNote, changed, owed, kept, ask, askLeft, dates, problems } = agenda;
  const { with: name, relation, kind, date, isUnkept, last } = occasion;
  return {
    with: name ?? null,
    relation: relation ?? null,
    talk: kind,
    date: date ?? null,
    isUnkept,
    last: last === undefined ? null : { date: last.review.date, days: last.days },
    goal: goal ?? null,
    sayFirst:
      sayFirst === undefined
        ? null
        : { question: sayFirst.question.id, title: sayFirst.entry.title, text: sayFirst.text },
    sayNote: sayNote?.text ?? null,
    changed: changed?.map(({ question, words }) => ({ question: question.id, words })) ?? null,
    owed: owed.map(({ owner, text, since, age, due, isLate, item }, index) => ({
      number: index + 1,
      owner: owner ?? null,
      text,
      since: since ?? null,
      age: age ?? null,
      due: due ?? null,
      isLate,
      file: item.place.file,
      line: item.place.line,
    })),
    kept: kept.map(({ owner, text }) => ({ owner: owner ?? null, text })),
    ask: ask.map(({ text, from, item }, index) => ({
      number: owed.length + index + 1,
      text,
      from,
      file: item?.place.file ?? null,
      line: item?.place.line ?? null,
    })),
    askLeft,
    deadlines: dates.deadlines.map(({ key, date: day, days }) => ({ key, date: day, days })),
    lateRounds: dates.lateRounds,
    silent: dates.silent,
    problems,
  };
}
