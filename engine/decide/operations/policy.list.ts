import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { policies } from '../policies/index.ts'

export const listPolicies = query({
  name: 'policy.list',
  summary: 'List the policies by which a placement may choose, each with its why',
  input: z.strictObject({}),
  output: z.object({
    policies: z.array(
      z.object({
        name: z.string(),
        why: z.string(),
        learns: z.boolean().describe('does it answer otherwise as more is known?'),
        allocates: z.boolean().describe('may it share the traffic of an experiment among its arms?'),
        settings: z.record(z.string(), z.unknown()).describe('JSON Schema of its settings'),
      }),
    ),
  }),
  roles: everyone,
  example: {},
  load: async () => ({}),
  answer: () => ({
    policies: policies.map(({ name, why, learns, allocates, settings }) => ({
      name,
      why,
      learns,
      allocates,
      settings: z.toJSONSchema(settings, { io: 'input' }) as Record<string, unknown>,
    })),
  }),
})
