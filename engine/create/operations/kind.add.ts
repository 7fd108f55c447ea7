import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { kindProblems } from '../check-kind.ts'
import { kindInWords, standardKinds } from '../component-kind.ts'
import { DeclaredKind, declaredKind, withLengths } from '../declared-kind.ts'

export const addKind = command({
  name: 'kind.add',
  summary: 'Declare a kind of component: its typed fields, the one that stands for the whole, and whether it binds you',
  input: DeclaredKind.pick({ name: true, note: true, main: true, fields: true, binding: true }).strict(),
  output: DeclaredKind,
  roles: keepers,
  example: {
    name: 'customerQuote',
    note: 'What a customer said of us, with their yes to it',
    main: 'quote',
    fields: [
      { name: 'quote', type: 'text', required: true, most: 280 },
      { name: 'author', type: 'text', required: true, most: 80 },
      { name: 'stars', type: 'choice', options: ['3', '4', '5'] },
    ],
  },
  load: async (read, { name }) => ({ known: (await read.all(declaredKind, { name }))[0] }),
  decide: ({ known }, input, { newId }) => {
    if (known || standardKinds.has(input.name)) {
      return refuse('alreadyExists', `There is a kind ${kindInWords(input.name)} already${known?.state === 'retired' ? ', which is retired' : ''}.`, {
        where: [{ path: 'name', problem: 'taken' }],
        remedy: known?.state === 'current' ? 'Amend it (kind.amend), or name this one apart.' : 'Name this one apart.',
      })
    }
    const problems = kindProblems(input)
    if (problems.length > 0) return refuse('invalidInput', 'The kind does not hold together.', { where: problems, remedy: 'Mend the places named.' })
    const added: DeclaredKind = { ...input, fields: withLengths(input.fields), id: newId(declaredKind.prefix), version: 1, state: 'current' }
    return { answer: added, save: [put(declaredKind, added)], journal: [happened('kind.added', { kind: added.id }, { name: added.name })] }
  },
})
