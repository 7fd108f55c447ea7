import { z } from 'zod'
import { flowId } from '../../kernel/flow-id.ts'
import { query } from '../../kernel/operation.ts'
import { source } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { flowSetting } from '../flow.ts'
import { flows } from '../flows/index.ts'

/** How often each flow acted and was refused, and when last, by the id of its actor. */
export const flowRuns = source<Record<never, never>, { actor: string; runs: number; refused: number; last: string }[]>('flowRuns')

export const listFlows = query({
  name: 'flow.list',
  summary: 'List the standing flows: what runs instead of hand-offs, and how often',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        sentence: z.string(),
        why: z.string(),
        when: z.array(z.string()),
        runs: z.boolean().describe('false while it is switched off'),
        done: z.number().int().describe('operations that it brought about'),
        refused: z.number().int(),
        last: z.string().optional(),
      }),
    ),
    total: z.number().int(),
  }),
  roles: everyone,
  example: {},
  load: async (read) => ({ settings: await read.all(flowSetting), counts: await read.ask(flowRuns, {}) }),
  answer: ({ settings, counts }) => ({
    items: flows.map(({ name, sentence, why, when }) => {
      const count = counts.find(({ actor }) => actor === flowId(name))
      return {
        name,
        sentence,
        why,
        when: [...when],
        runs: settings.find((setting) => setting.flow === name)?.runs ?? true,
        done: count?.runs ?? 0,
        refused: count?.refused ?? 0,
        ...(count && { last: count.last }),
      }
    }),
    total: flows.length,
  }),
})
