import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { family } from '../family.ts'
import { Font, font } from '../font.ts'
import { AddedFont } from './font.add.ts'
import { measuredAnew } from '../measurement.ts'
import { pictureSetter, setterOf } from '../measure.ts'
import { template } from '../template.ts'

export const recordFont = command({
  name: 'font.record',
  summary: 'Record a font with its advance table; font.add reads both from its file',
  input: Font.omit({ id: true, version: true }).strict(),
  output: AddedFont,
  roles: keepers,
  load: async (read, { key }) => {
    const layouts = (await read.all(template)).filter(({ channel }) => setterOf(channel) === pictureSetter)
    return {
      known: await read.count(font, { key }),
      drawn: layouts.length === 0 ? [] : await read.all(family, { state: 'current', template: layouts.map(({ id }) => id) }),
    }
  },
  // In a picture every font stands in for what another lacks.
  decide: ({ known, drawn }, input, { newId }) => {
    if (known > 0)
      return refuse('alreadyExists', `There is a font ${input.key} already.`, {
        where: [{ path: 'key', problem: 'taken' }],
        remedy: 'Give it a key of its own.',
      })
    if ([...input.table.characters].length !== input.table.advances.length) {
      return refuse('invalidInput', 'The table does not have one advance for each character.', {
        where: [{ path: 'table.advances', problem: 'another number than characters' }],
      })
    }
    const added: Font = { ...input, id: newId(font.prefix), version: 1 }
    const { table: _table, ...shown } = added
    return {
      answer: shown,
      save: [put(font, added)],
      journal: [happened('font.added', { font: added.id }, { key: added.key })],
      tasks: measuredAnew(drawn),
    }
  },
})
