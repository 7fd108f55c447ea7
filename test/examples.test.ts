import { describe, expect, it } from 'vitest'
import { inputFrom, readArguments, schemaOf } from '../cli/arguments.ts'
import { isDeep } from '../cli/shape.ts'
import { optionsOf, quoted } from '../engine/kernel/command-line.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { sampleField, sampleInput } from '../engine/kernel/sample-input.ts'
import { operations as registry } from '../engine/operations.ts'
import { reference } from '../server/http/reference.ts'

const operations = registry as readonly Operation[]
const page = String(await reference(operations, 'http://127.0.0.1:4100'))

/** The words of a line, as a shell parts them: plain ones, and what stands in single quotes. */
const unquoted = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) => word.replaceAll(/'([^']*)'|\\'/g, (_, inner: string | undefined) => inner ?? "'"))

describe('every operation has an example', () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))('%s takes it', (_, operation) => {
    const sample = sampleInput(operation)
    expect(operation.input.safeParse(sample).error?.issues).toBeUndefined()
  })

  it.each(operations.map((operation) => [operation.name, operation] as const))('%s takes it as options of the command line', async (_, operation) => {
    const sample = sampleInput(operation)
    const { flags } = readArguments(['noun', 'verb', ...unquoted(optionsOf(sample))])
    expect(await inputFrom(operation.input, flags, async () => '')).toEqual({ fields: sample })
  })

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s takes each field of JSON as its help writes it',
    async (name, operation) => {
      const { properties = {} } = schemaOf(operation.input)
      for (const [field] of Object.entries(properties).filter(([, schema]) => isDeep(schema))) {
        const sample = sampleField(operation, field)
        // A whole report, which flows alone record, has nothing short to show.
        if (sample === undefined) expect(`${name} ${field}`).toBe('whatIf.record places')
        const { flags } = readArguments(['noun', 'verb', ...unquoted(`--${field} ${quoted(JSON.stringify(sample))}`)])
        if (sample !== undefined) expect(await inputFrom(operation.input, flags, async () => '')).toEqual({ fields: { [field]: sample } })
      }
    },
  )

  it('stands on the reference page, with the address of the engine and as options', () => {
    expect(page).toContain('curl -X POST http://127.0.0.1:4100/api/person.admit')
    expect(page).not.toContain("-d '{}'\nnpx continuo person admit")
    expect(page).toContain('npx continuo brief open --title')
    expect(page).not.toContain('--input')
  })
})
