import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { words } from '../console/guard/Guardrails/words.ts'
import { concerns } from '../engine/guard/concern.ts'
import { guardrailKinds } from '../engine/guard/guardrails/index.ts'
import { refusalCatalogue } from '../engine/kernel/refusal.ts'
import { roleNames } from '../engine/people/permission.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { operations } from '../engine/operations.ts'
import { Settings } from '../server/config.ts'

const { groups } = words
const printed = 'This page is printed from the code (`npx vitest run test/reference-pages.test.ts -u`); a test holds it to it.'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n')

const page = (title: string, ...parts: readonly string[]): string => `# ${title}\n\n${[printed, ...parts].join('\n\n')}\n`

const settingsOf = (): Record<string, { default?: unknown; description?: string }> => {
  const { properties = {} } = z.toJSONSchema(Settings, { io: 'input' }) as { properties?: ReturnType<typeof settingsOf> }
  return properties
}

const settings = (): string =>
  page(
    'Settings',
    'All come from the environment; an empty variable counts as absent.',
    table(
      ['variable', 'default', 'what it is for'],
      Object.entries(settingsOf()).map(([name, { default: usual, description = '' }]) => [
        `\`${name}\``,
        usual === undefined ? '' : `\`${String(usual)}\``,
        description,
      ]),
    ),
  )

const refusals = (): string =>
  page(
    'Refusals',
    'Whatever is refused says what was wrong, where, and what to do: as a value in the SDK, as RFC 9457 problem details over HTTP, as a tool error over MCP, with exit code 1 in the CLI. On the wire `detail` is the sentence, `where` names the places, `remedy` says what to do, and `facts` is for machines, such as what stands there now. The catalogue is closed; where a refusal knows nothing better, it advises what stands here:',
    table(
      ['code', 'status', 'title', 'what to do'],
      Object.entries(refusalCatalogue).map(([code, { status, title, remedy }]) => [`<a id="${code}"></a>\`${code}\``, String(status), title, remedy]),
    ),
  )

const allOperations = (): string =>
  page(
    'Operations',
    'Each is `POST /api/<noun.verb>`, `npx continuo <noun> <verb>`, the MCP tool `<noun>_<verb>` and a call of the SDK. A running engine shows inputs and outputs at `/reference` and `/openapi.json`.',
    table(
      ['operation', 'kind', 'what it does', 'who may'],
      (operations as readonly Operation[]).map(({ name, kind, summary, roles }) => [
        `\`${name}\``,
        kind,
        summary,
        roles.length === Object.keys(roleNames).length ? 'everybody' : roles.map((role) => roleNames[role]).join(', '),
      ]),
    ),
  )

const guardrails = (): string =>
  page(
    'Guardrails',
    'Every kind of guardrail. Those that mean nothing without a setting hold once they are set; all others hold at their defaults until an engine sets or retires them.',
    ...concerns.flatMap((about) => [
      `## ${groups[about]}`,
      table(
        ['kind', 'what it demands', 'why', 'finds'],
        guardrailKinds
          .filter((kind) => kind.about === about)
          .map(({ name, demands, why, severity, gravest, settings: set }) => [
            `\`${name}\``,
            demands,
            why,
            [severity, ...(gravest === undefined ? [] : ['never more']), ...(set.safeParse({}).success ? [] : ['once it is set'])].join(', '),
          ]),
      ),
    ]),
  )

describe('the reference pages say what the code says', () => {
  it.each([
    ['settings', settings],
    ['refusals', refusals],
    ['operations', allOperations],
    ['guardrails', guardrails],
  ])('%s', async (name, print) => {
    await expect(print()).toMatchFileSnapshot(`../docs/reference/${name}.md`)
  })
})

it('the front page names every setting with its default', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const [, rows = ''] = readme.split('| setting | default |')
  for (const [name, { default: usual }] of Object.entries(settingsOf())) {
    const row = rows.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``))
    expect(row, name).toBeDefined()
    if (usual !== undefined) expect(row).toContain(`\`${String(usual)}\``)
  }
})
