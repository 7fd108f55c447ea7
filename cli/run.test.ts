import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeLocalAccess } from '../server/local-access.ts'
import { type JsonSchema, schemaOf } from './arguments.ts'
import { views } from './columns.ts'
import { commands } from './commands/index.ts'
import { refuse } from '../engine/kernel/refusal.ts'
import { forPeople, refusalForPeople } from './print.ts'
import { allOperations, operationNamed } from './operation-named.ts'
import { scripts } from './help.ts'
import { runCli } from './run.ts'
import { stageNames } from './stages.ts'

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'continuo-cli-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const silent = { out: () => undefined, err: () => undefined, width: 100, environment: {}, stdin: async () => '' }

const said = async (...words: string[]) => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await runCli(words, { ...silent, out: say, err: say, environment: { DATA_DIR: folder } })
  return { code, text: lines.join('\n') }
}

it('tells in the help of an operation what may be chosen, alone or in a list', async () => {
  const { text } = await said('asset', 'list', '--help')
  expect(text).toMatch(/^ {2}--shape +wide \| tall \| square /m)
  expect(text).toMatch(/^ {2}--state +usable \| retired /m)
})

it('tells what JSON a field takes: its names, which may be left out, what may be chosen, and a line to copy', async () => {
  const { text } = await said('help', 'family.compose')
  expect(text).toMatch(
    /^ {2}--slots +JSON .*\n +\{ NAME: \{ components\?: \[string\], tags\?: \[string\] \} \}\n +as in --slots '\{"headline":\{"components":/m,
  )
  expect(text).toContain('[{ kind: apart | together, components: [string], why?: string }]')
  expect(text).toMatch(/^ {2}--locales +\[string\]$/m)
  const rights = (await said('help', 'asset', 'add')).text.replaceAll(/\s+/g, ' ')
  expect(rights).toContain('media?: [web | email | display], from?: day,')
  expect(rights).toContain('state: given | waiting | withdrawn')
  // Whoever copies the line says what may be used, not that nobody knows.
  expect(rights).toContain('as in --rights \'{"holder":"Ann Example"')
})

it('lists in its help every script of the checkout that `continuo run` runs', async () => {
  const files = (await readdir(join(import.meta.dirname, 'scripts'))).flatMap((name) => /^([a-z]+)\.ts$/.exec(name)?.[1] ?? [])
  expect([...Object.keys(scripts), 'start'].sort()).toEqual(files.sort())
  const { text } = await said('help')
  for (const name of Object.keys(scripts)) expect(text).toMatch(new RegExp(`^  run ${name} +\\S`, 'm'))
})

it('tells on one page every stage, every noun and every command', async () => {
  const { code, text } = await said('help')
  const rooms = (await readdir(join(import.meta.dirname, '../engine'), { recursive: true })).flatMap(
    (path) => /^(\w+)\/operations$/.exec(path)?.[1] ?? [],
  )
  expect(stageNames.toSorted()).toEqual(rooms.toSorted())
  for (const name of stageNames) expect(text).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
  const told = new Set([...text.matchAll(/^ {28}(.+)$/gm)].flatMap(([, nouns = '']) => nouns.split(/, ?/)))
  for (const { name } of await allOperations()) expect(told).toContain(name.split('.')[0])
  for (const { words } of commands) expect(text).toContain(`\n  ${words.join(' ')} `)
  expect({ code, lines: text.split('\n').length < 80 }).toEqual({ code: 0, lines: true })
})

it('tells the rest by stage, by noun at whatever stage, and by operation', async () => {
  const guard = (await said('help', 'guard')).text
  expect(guard).toMatch(/^ {2}guardrail set +\S/m)
  expect(guard).toMatch(/^ {2}preflight all +\S/m)
  expect(guard).not.toContain('brief open')
  // Of one noun, from the three stages that it is worked with at.
  const guardrail = (await said('help', 'guardrail')).text
  for (const verb of ['set', 'effect', 'history']) expect(guardrail).toContain(`  guardrail ${verb} `)
  expect(guardrail).not.toContain('preflight')
  const open = (await said('brief', 'open', '--help')).text
  expect(open).toMatch(/^ {2}--title +string/m)
  expect(await said('help', 'brief', 'open')).toEqual({ code: 0, text: open })
  expect(await said('help', 'brief.open')).toEqual({ code: 0, text: open })
  expect((await said('help', 'deliver')).text).toContain('continuo deliver FAMILY')
  const narrow: string[] = []
  await runCli(['help', 'all'], { ...silent, width: 80, out: (line) => void narrow.push(line) })
  expect(
    Math.max(
      ...narrow
        .join('\n')
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80)
})

it('says what may have been meant where there is no such command', async () => {
  expect(await said('componnent', 'list')).toEqual({
    code: 2,
    text: 'There is no command componnent list. Did you mean component? continuo help component tells what it does.',
  })
  expect(await said('help', 'xyzzy')).toEqual({ code: 2, text: 'There is no command xyzzy. continuo help tells what there is.' })
  const burn = await said('brief', 'burn')
  expect(burn).toMatchObject({ code: 2 })
  expect(burn.text).toMatch(/^brief burn is no command; brief has:\n {2}brief open /)
})

/** One of each sort: an operation, and those commands that reach the engine by themselves. */
const asking = [['brief', 'list'], ['sign-in'], ['visit', '--visitors', '5']]

describe.each(asking.map((words) => ({ what: words.join(' '), words })))('$what', ({ words }) => {
  it('says on which folder it has looked, and how to name another', async () => {
    const { code, text } = await said(...words)
    expect(code).toBe(1)
    expect(text).toContain(`No engine has run on ${folder} yet.`)
    expect(text).toContain('DATA_DIR')
  })

  it('says where nobody answers, and which folder told it so', async () => {
    const url = 'http://127.0.0.1:9'
    await writeLocalAccess(folder, { url, token: 'ctn_none' })
    const { code, text } = await said(...words)
    await rm(join(folder, 'local-access.json'))
    expect(code).toBe(1)
    expect(text).toContain(`Nothing answers at ${url}, where the engine of ${folder} was last.`)
    expect(text).toContain('DATA_DIR')
  })
})

it('counts are told in one place: in a table, below it, and beside other fields', () => {
  const removed = { decisions: 8_312, profiles: 0 }
  expect(
    forPeople({ items: [{ id: 'prg_1', at: '2026-11-29T15:05:52.371Z', removed }], total: 1, left: { decisions: 3 } }, undefined, 100).split('\n'),
  ).toEqual([`id     ${'removed'.padEnd(27)}  at`, 'prg_1  8,312 decisions, 0 profiles  2026-11-29T15:05Z', '1 of 1', 'left  3 decisions'])
  expect(forPeople({ id: 'prg_1', left: removed }, undefined, 100)).toBe('id    prg_1\nleft  8,312 decisions, 0 profiles')
})

it('a hint that the remedy repeats is told once', () => {
  const place = { path: 'rule', line: 1, column: 9, problem: 'There is no attribute profile.contry.' }
  const hint = 'Did you mean profile.country?'
  const told = (remedy: string) => refusalForPeople(refuse('invalidExpression', 'The rule does not hold.', { where: [{ ...place, hint }], remedy }))
  expect(told(hint).split('\n').slice(1)).toEqual(['  rule, line 1, column 9: There is no attribute profile.contry.', hint])
  expect(told('Mend it.').split('\n').slice(1)).toEqual([`  rule, line 1, column 9: There is no attribute profile.contry. ${hint}`, 'Mend it.'])
})

it('finds every operation by the name of its file, and nothing else', async () => {
  for (const { name, kind } of await allOperations()) expect(await operationNamed(name), name).toMatchObject({ name, kind })
  for (const name of ['brief.burn', 'brief', '../brief.open', 'brief/operations/brief.open']) expect(await operationNamed(name)).toBeUndefined()
})

it('names only columns and lists that there are', async () => {
  const lists = new Map((await allOperations()).map(({ name, output }) => [name, schemaOf(output, 'output').properties?.['items']?.items]))
  const found = (schema: JsonSchema | undefined, [head, ...tail]: readonly string[]): boolean => {
    if (head === undefined) return true
    const forms = [schema, ...(schema?.anyOf ?? schema?.oneOf ?? [])]
    const of = forms.find((one) => one?.properties?.[head])?.properties?.[head]
    return of !== undefined && found(of, tail)
  }
  for (const [name, { columns, join: joins }] of Object.entries(views))
    for (const column of columns.filter((one) => typeof one === 'string' && !(joins && one === 'campaigns')))
      expect(found(lists.get(name), String(column).split(' as ')[0]!.split('.')), `${name} ${String(column)}`).toBe(true)
})
