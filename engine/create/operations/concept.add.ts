import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Concept, concept } from '../concept.ts'

export const addConcept = command({
  name: 'concept.add',
  summary: 'Add a concept to the vocabulary that components and assets are tagged with',
  input: z.strictObject({
    key: Concept.shape.key,
    label: Concept.shape.label,
    of: Concept.shape.of,
    broader: Concept.shape.broader,
    synonyms: Concept.shape.synonyms,
  }),
  output: Concept,
  roles: ['owner', 'creativeSteward', 'creativeTechnologist', 'insightSteward'],
  example: { key: 'drizzle', label: 'Drizzle', of: 'weather', synonyms: ['light rain'] },
  load: async (read) => ({ concepts: await read.all(concept, { state: 'current' }) }),
  decide: ({ concepts }, input, { newId }) => {
    const names = [input.key, input.label, ...input.synonyms].map((name) => name.toLowerCase())
    const rival = concepts.find(({ key, label, synonyms }) => [key, label, ...synonyms].some((name) => names.includes(name.toLowerCase())))
    if (rival) {
      return refuse('alreadyExists', `“${rival.label}” goes by that name already.`, {
        where: [{ path: 'key', problem: `${rival.key} has it as its key, label or synonym` }],
        remedy: 'Use the concept that is there, or name this one apart.',
      })
    }
    if (input.broader !== undefined && !concepts.some(({ key }) => key === input.broader)) {
      return refuse('invalidInput', `There is no concept ${input.broader}.`, { where: [{ path: 'broader', problem: 'unknown' }] })
    }
    const added: Concept = { ...input, id: newId(concept.prefix), version: 1, state: 'current' }
    return {
      answer: added,
      save: [put(concept, added)],
      journal: [happened('concept.added', { concept: added.id }, { key: added.key, of: added.of })],
    }
  },
})
