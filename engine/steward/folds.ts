import type { Fold } from './fold.ts'
import { guardrailRecordFold } from './guardrail-record.ts'
import { measures } from './measures/index.ts'
import { runsFold } from './runs.ts'

/** Every fold that is kept up with the journal, each once. */
export const folds: readonly Fold[] = [
  ...new Map([...measures.map((one) => one.fold), runsFold as Fold, guardrailRecordFold as Fold].map((one) => [one.name, one])).values(),
]
