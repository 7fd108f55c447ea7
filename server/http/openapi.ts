import { z } from 'zod'
import type { Operation } from '../../engine/kernel/operation.ts'
import { sampleInput } from '../../engine/kernel/sample-input.ts'
import { type RefusalCode, refusalCatalogue } from '../../engine/kernel/refusal.ts'

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const problem = {
  description: 'A refusal: what was wrong, where, and what to do (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code', 'remedy'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          code: { enum: Object.keys(refusalCatalogue) as RefusalCode[] },
          where: {
            type: 'array',
            items: {
              type: 'object',
              required: ['problem'],
              properties: {
                path: { type: 'string' },
                line: { type: 'integer' },
                column: { type: 'integer' },
                offset: { type: 'integer' },
                length: { type: 'integer' },
                problem: { type: 'string' },
                hint: { type: 'string' },
              },
            },
          },
          remedy: { type: 'string' },
          facts: { type: 'object', description: 'what a machine may need, such as what stands there now' },
        },
      },
    },
  },
}

const pathOf = (operation: Operation) => ({
  post: {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-kind': operation.kind,
    'x-roles': operation.roles,
    description: `${operation.kind === 'command' ? 'Changes the engine' : operation.kind === 'query' ? 'Reads' : 'Live'}. Roles: ${operation.roles.join(', ')}.`,
    ...(operation.kind === 'command' && {
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', maxLength: 200 },
          description: 'The same key brings the same answer for seven days.',
        },
      ],
    }),
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: jsonSchema(operation.input, 'input'), example: sampleInput(operation) },
      },
    },
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: jsonSchema(operation.output, 'output') } } },
      default: problem,
    },
  },
})

/** The whole API as OpenAPI 3.1, printed from the registry. */
export const openapi = (operations: Iterable<Operation>, url: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Continuo',
    version: '0.1.0',
    description: 'One content engine: every operation is a POST to /api/<noun.verb>. Refusals are problem details with a code.',
  },
  servers: [{ url }],
  security: [{ bearer: [] }],
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  paths: Object.fromEntries([...operations].map((operation) => [`/api/${operation.name}`, pathOf(operation)])),
})
