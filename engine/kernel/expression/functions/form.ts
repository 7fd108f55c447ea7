import type { Does } from '../meaning.ts'
import { maySuit, suits, type Type } from '../type.ts'

/** One way to call an operator or function: what it takes, what it gives, what it does. */
export interface Form {
  /** Written `first.name(rest)`. */
  method?: true
  takes: readonly Type[]
  gives: Type
  does: Does
  /** The present moment is handed to it as one more argument, the last. */
  asksNow?: true
}

export interface StandardFunction {
  name: string
  /** One sentence, and an expression that shows it: the reference page and the console's completion print them. */
  says: string
  example: string
  forms: readonly Form[]
}

export type Resolved = { form: Form } | { none: true } | { ambiguous: Form[] }

/** The form whose types the arguments have; failing that, the only one that a dyn among them could turn out to fit. */
export const resolveForm = (forms: readonly Form[], given: readonly Type[]): Resolved => {
  const sized = forms.filter(({ takes }) => takes.length === given.length)
  const exact = sized.find(({ takes }) => takes.every((wanted, place) => suits(given[place]!, wanted)))
  if (exact) return { form: exact }
  const possible = sized.filter(({ takes }) => takes.every((wanted, place) => wanted !== 'dyn' && maySuit(given[place]!, wanted)))
  if (possible.length > 1) return { ambiguous: possible }
  return possible[0] ? { form: possible[0] } : { none: true }
}
