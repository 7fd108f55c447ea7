import { html, raw } from 'hono/html'
import { z } from 'zod'
import type { Operation } from '../../engine/kernel/operation.ts'

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

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0;display:grid;grid-template-columns:220px minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px;box-sizing:border-box;border-right:1px solid color-mix(in srgb,currentColor 15%,transparent)}
nav a{display:block;color:inherit;text-decoration:none;padding:1px 0}nav b{display:block;margin-top:12px}main{padding:24px 40px;max-width:900px}
pre{overflow:auto;padding:12px;background:color-mix(in srgb,currentColor 6%,transparent);font:12px/1.5 ui-monospace,monospace;border-radius:5px}h3 small{font-weight:400;opacity:.7}
@media(max-width:720px){body{display:block}nav{position:static;height:auto}main{padding:16px}}`

/** The reference page for people: every operation with its roles, input, output and a line to try. */
export const reference = (operations: readonly Operation[]) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Continuo: reference</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <nav>
          <a href="/">Console</a
          ><a href="/openapi.json">openapi.json</a
          >${byNoun(operations).map(([noun, of]) => html`<b>${noun}</b>${of.map(({ name }) => html`<a href="#${name}">${name}</a>`)}`)}
        </nav>
        <main>
          <h1>Every operation</h1>
          <p>Each is a POST to <code>/api/&lt;noun.verb&gt;</code> with JSON, a command of the CLI, an MCP tool and a call of the SDK.</p>
          ${operations.map(one)}
        </main>
      </body>
    </html>`
