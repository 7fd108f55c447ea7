import { describe, expect, test } from 'vitest'
import { circles } from './circles.ts'
import { objection, plugsThatMeet } from './directions.ts'
import { type Import, importsOf } from './imports.ts'
import { walkTheHouse } from './walk.ts'

test('imports of the house run one way, and in no circle', () => {
  const { imports, objections } = walkTheHouse()
  expect(imports).toBeGreaterThan(300)
  expect(objections).toEqual([])
})

describe('what is noticed', () => {
  test.each([
    [`import { z } from 'zod'`, 'zod', false],
    [`import type { A } from './a.ts'`, 'engine/brief/a.ts', true],
    [`import { type A, type B } from './a.ts'`, 'engine/brief/a.ts', true],
    [`import { type A, b } from './a.ts'`, 'engine/brief/a.ts', false],
    [`import './a.css'`, 'engine/brief/a.css', false],
    [`import font from './a.woff2?url'`, 'engine/brief/a.woff2', false],
    [`export { a } from '../create/a.ts'`, 'engine/create/a.ts', false],
    [`export type { A } from '../create/a.ts'`, 'engine/create/a.ts', true],
    [`export * from './a.ts'`, 'engine/brief/a.ts', false],
    [`const a = await import('./a.ts')`, 'engine/brief/a.ts', false],
    [`type A = import('./a.ts').A`, 'engine/brief/a.ts', false],
    [`import { sha256 } from '@noble/hashes/sha2.js'`, '@noble/hashes', false],
    [`import { join } from 'node:path'`, 'node:path', false],
  ])('%s', (source, to, typeOnly) => {
    expect(importsOf('engine/brief/brief.ts', source)).toMatchObject([{ to, typeOnly }])
  })
})

const dependencies = ['zod', 'pg', 'react', 'nodemailer']
const one = (from: string, to: string, typeOnly = false): Import => ({ from, to, typeOnly, inHouse: /\.\w+$/.test(to) })

describe('what may be', () => {
  test.each([
    one('engine/create/slot.ts', 'engine/brief/brief.ts'),
    one('engine/create/slot.ts', 'zod'),
    one('engine/create/slot.test.ts', 'fast-check'),
    one('engine/operations.ts', 'engine/flow/flow.ts'),
    one('adapters/channels/smtp.ts', 'nodemailer'),
    one('adapters/channels/smtp.ts', 'engine/activate/channel.ts'),
    one('server/perform.ts', 'pg'),
    one('server/perform.test.ts', 'test/engine.ts'),
    one('cli/scripts/start.ts', 'server/main.ts'),
    one('cli/connection.ts', 'server/config.ts'),
    one('console/brief/Board.tsx', 'engine/guard/contrast.ts'),
    one('console/brief/Board.tsx', 'engine/operations.ts', true),
  ])('$from imports $to', (it) => expect(objection(it, dependencies)).toBeUndefined())
})

describe('what may not', () => {
  test.each([
    one('engine/brief/brief.ts', 'engine/create/slot.ts', true),
    one('engine/brief/brief.test.ts', 'server/perform.ts'),
    one('engine/flow/flow.ts', 'engine/operations.ts'),
    one('engine/brief/brief.ts', 'node:fs'),
    one('engine/brief/brief.ts', 'pg'),
    one('adapters/channels/smtp.ts', 'server/perform.ts', true),
    one('adapters/channels/smtp.ts', 'adapters/models/openai.ts'),
    one('server/perform.ts', 'sdk/client.ts'),
    one('server/perform.ts', 'cli/print.ts'),
    one('server/perform.ts', 'fast-check'),
    one('sdk/client.ts', 'server/perform.ts', true),
    one('cli/print.ts', 'server/perform.ts'),
    one('console/brief/Board.tsx', 'server/perform.ts', true),
    one('console/brief/Board.tsx', 'engine/operations.ts'),
    one('console/brief/Board.tsx', 'engine/brief/operations/brief.open.ts'),
    one('starter/people.ts', 'server/found.ts'),
    one('attic/old.ts', 'zod'),
  ])('$from imports $to', (it) => expect(objection(it, dependencies)).toContain(it.from))

  test('a plug that imports a plug', () => {
    const listed = ['smtp', 'web'].map((name) => one('adapters/channels/index.ts', `adapters/channels/${name}.ts`))
    expect(plugsThatMeet([...listed, one('adapters/channels/smtp.ts', 'adapters/channels/fold-header.ts')])).toEqual([])
    expect(plugsThatMeet([...listed, one('adapters/channels/smtp.ts', 'adapters/channels/web.ts')])).toHaveLength(1)
  })

  test.each([
    { imports: ['a b', 'b c', 'a c'], found: [] },
    { imports: ['a b', 'b a'], found: ['a.ts → b.ts → a.ts'] },
    { imports: ['x a', 'a b', 'b c', 'c a', 'c d'], found: ['a.ts → b.ts → c.ts → a.ts'] },
  ])('circles in $imports: $found', ({ imports, found }) => {
    const edges = imports.map((edge) => edge.split(' ')).map(([from, to]) => one(`${from}.ts`, `${to}.ts`, true))
    expect(circles(edges)).toEqual(found)
  })
})
