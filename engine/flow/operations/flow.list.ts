import { z } from 'zod'
import { flowId } from '../../kernel/flow-id.ts'
import { query } from '../../kernel/operation.ts'
import { source } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { flowSetting } from '../flow.ts'
import { flows } from '../flows/index.ts'

/** How often each of these flows acted and was refused, and when last, by the id of its actor; `since` is the seq of the entry by which the sample was cleared. */
export const flowRuns = source<
  { actors: readonly string[] },
  { since: number; flows: { actor: string; runs: number; steps: number; refused: number; last: string }[] }
>('flowRuns')

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
        done: z.number().int().describe('entries that it answered: its runs'),
        steps: z.number().int().describe('entries that it wrote by that: journal.list by it, since then, without flow.refused, has as many'),
        refused: z.number().int(),
        last: z.string().optional(),
      }),
    ),
    total: z.number().int(),
    since: z.number().int().describe('counted from the journal after this seq: 0, or where the sample was cleared'),
  }),
  roles: everyone,
  example: {},
  load: async (read) => ({ settings: await read.all(flowSetting), ...(await read.ask(flowRuns, { actors: flows.map(({ name }) => flowId(name)) })) }),
  answer: ({ settings, since, flows: counts }) => ({
    items: flows.map(({ name, sentence, why, when }) => {
      const count = counts.find(({ actor }) => actor === flowId(name))
      return {
        name,
        sentence,
        why,
        when: [...when],
        runs: settings.find((setting) => setting.flow === name)?.runs ?? true,
        done: count?.runs ?? 0,
        steps: count?.steps ?? 0,
        refused: count?.refused ?? 0,
        ...(count && { last: count.last }),
      }
    }),
    total: flows.length,
    since,
  }),
})
