import { html } from 'hono/html'
import { z } from 'zod'
import type { Operation } from '../../engine/kernel/operation.ts'
import { handbook } from './handbook.ts'

const shape = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JSON.stringify(rest, null, 2)
}

const byNoun = (operations: Iterable<Operation>): [string, Operation[]][] => [...Map.groupBy(operations, ({ name }) => name.split('.')[0] ?? name)]

const one = (operation: Operation) =>
  html`<section id="${operation.name}">
    <h3>${operation.name} <small>${operation.kind}</small></h3>
    <p>${operation.summary}. For ${operation.roles.join(', ')}.</p>
    <pre>
curl -X POST /api/${operation.name} -H 'Authorization: Bearer …' -H 'Content-Type: application/json' -d '${JSON.stringify(operation.example ?? {})}'
npx continuo ${operation.name.replace('.', ' ')}${Object.keys(operation.example ?? {}).length > 0 ? ' --input …' : ''}</pre>
    <details>
      <summary>Input</summary>
      <pre>${shape(operation.input, 'input')}</pre>
    </details>
    <details>
      <summary>Output</summary>
      <pre>${shape(operation.output, 'output')}</pre>
    </details>
  </section>`

/** The reference page for people: every operation with its roles, input, output and a line to try. */
export const reference = (operations: readonly Operation[]) =>
  handbook({
    title: 'Every operation',
    nav: byNoun(operations).map(([noun, of]) => html`<b>${noun}</b>${of.map(({ name }) => html`<a href="#${name}">${name}</a>`)}`),
    main: html`<p>Each is a POST to <code>/api/&lt;noun.verb&gt;</code> with JSON, a command of the CLI, an MCP tool and a call of the SDK.</p>
      ${operations.map(one)}`,
  })
