import type { Family } from '../create/family.ts'
import { measureFamily } from '../create/measurement.ts'
import { type Task, task } from '../kernel/change.ts'

/** After a guardrail changed all that may yet go live is judged anew, each family once however many changes came together. */
export const judgedAnew = (families: readonly Pick<Family, 'id'>[]): Task[] =>
  families.map(({ id }) => task(measureFamily, { family: id }, { key: `measure:${id}` }))
