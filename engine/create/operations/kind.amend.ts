import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { changeProblems, kindProblems } from '../check-kind.ts'
import { DeclaredKind, declaredKind, withLengths } from '../declared-kind.ts'
import { refuseKind } from '../refuse-kind.ts'

export const amendKind = command({
  name: 'kind.amend',
  summary: 'Amend a declared kind: fields may be added, and asked for more or less strictly; what was made stays as it was made',
  input: z.strictObject({
    name: DeclaredKind.shape.name,
    note: DeclaredKind.shape.note.unwrap().optional(),
    fields: DeclaredKind.shape.fields.optional().describe('all of them, in the order of the form'),
    binding: DeclaredKind.shape.binding.unwrap().optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: DeclaredKind,
  roles: keepers,
  load: async (read, { name }) => ({ found: (await read.all(declaredKind, { name, state: 'current' }))[0] }),
  decide: ({ found }, { name, note, fields, binding, ifVersion }) => {
    if (!found) return refuseKind(name)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    const changed = {
      note: note ?? found.note,
      fields: fields ?? withLengths(found.fields),
      binding: binding ?? found.binding,
    }
    const problems = [...kindProblems({ ...found, ...changed }), ...changeProblems(found, { ...found, ...changed })]
    if (problems.length > 0) return refuse('invalidInput', 'The kind would not hold together.', { where: problems, remedy: 'Mend the places named.' })
    const amended = amend(found, { ...changed, fields: withLengths(changed.fields) })
    return {
      answer: amended,
      save: [put(declaredKind, amended)],
      journal: [happened('kind.amended', { kind: found.id }, { name, before: shapeOf(found), after: shapeOf(amended) })],
    }
  },
})

const shapeOf = ({ fields, binding }: DeclaredKind) => ({ fields, binding })
