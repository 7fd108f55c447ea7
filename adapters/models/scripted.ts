import { type Ask, type Model, Unwilling } from './model.ts'

/** Answers what it was given, one after the other, and remembers what it was asked: for tests. */
export const scripted = (answers: readonly (string | Error)[]): Model & { asked: Ask[] } => {
  const asked: Ask[] = []
  return {
    name: 'scripted/1',
    asked,
    complete: async (ask) => {
      const answer = answers[asked.length] ?? new Unwilling('The script has ended.')
      asked.push(ask)
      if (answer instanceof Error) throw answer
      return { text: answer, tokensIn: ask.prompt.length, tokensOut: answer.length }
    },
  }
}
