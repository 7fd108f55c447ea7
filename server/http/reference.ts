import { html } from 'hono/html'
import { z } from 'zod'
import { optionsOf, quoted } from '../../engine/kernel/command-line.ts'
import type { Operation } from '../../engine/kernel/operation.ts'
import { sampleInput } from '../../engine/kernel/sample-input.ts'
import { handbook } from './handbook.ts'

const shape = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JSON.stringify(rest, null, 2)
}

const byNoun = (operations: Iterable<Operation>): [string, Operation[]][] => [...Map.groupBy(operations, ({ name }) => name.split('.')[0] ?? name)]

const one = (operation: Operation, url: string) => {
  const { name, kind, summary, roles, input, output } = operation
  const sample = sampleInput(operation)
  const options = optionsOf(sample)
  return html`<section id="${name}">
    <h3>${name} <small>${kind}</small></h3>
    <p>${summary}. For ${roles.join(', ')}.</p>
    <pre>
curl -X POST ${url}/api/${name} -H 'Authorization: Bearer …' -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(sample))}
npx continuo ${name.replace('.', ' ')}${options === '' ? '' : ` ${options}`}</pre>
    <details>
      <summary>Input</summary>
      <pre>${shape(input, 'input')}</pre>
    </details>
    <details>
      <summary>Output</summary>
      <pre>${shape(output, 'output')}</pre>
    </details>
  </section>`
}

/** The reference page for people: every operation with its roles, input, output and a line to try. */
export const reference = (operations: readonly Operation[], url: string) =>
  handbook({
    title: 'Every operation',
    nav: byNoun(operations).map(([noun, of]) => html`<b>${noun}</b>${of.map(({ name }) => html`<a href="#${name}">${name}</a>`)}`),
    main: html`<p>Each is a POST to <code>/api/&lt;noun.verb&gt;</code> with JSON, a command of the CLI, an MCP tool and a call of the SDK.</p>
      <p>
        The lines to try speak of the sample brand. An id such as <code>brf_01k9…</code> is made up: put one of yours there, as its list tells it.
      </p>
      ${operations.map((operation) => one(operation, url))}`,
  })
