import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Component, ComponentState } from '../component.ts'
import { concept } from '../concept.ts'
import { findComponents } from '../library.ts'
import { tagsFor } from '../vocabulary.ts'

export const listComponents = query({
  name: 'component.list',
  summary: 'List components by kind, state, tags and words, newest first',
  input: z.strictObject({
    kind: z.string().optional(),
    state: z.array(ComponentState).default(['draft', 'approved']).describe('any of these'),
    tags: z.array(z.string()).max(20).default([]).describe('all of these concepts'),
    words: z.string().max(200).optional().describe('what its texts contain'),
    brief: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Component),
  roles: everyone,
  example: { kind: 'headline' },
  load: async (read, { state, tags: words, kind, words: text, brief, limit, after }) => {
    const tags = words.length === 0 ? [] : tagsFor(words, await read.all(concept, { state: 'current' }))
    if (isRefusal(tags)) return tags
    return read.ask(findComponents, {
      states: state,
      tags,
      limit,
      ...(kind !== undefined && { kind }),
      ...(text !== undefined && { words: text }),
      ...(brief !== undefined && { brief }),
      ...(after !== undefined && { after }),
    })
  },
  answer: (found) => found,
})
