import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const checkout = resolve(import.meta.dirname, '../..')
let tree: string

beforeEach(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'tests-')))
  symlinkSync(join(checkout, 'node_modules'), join(tree, 'node_modules'))
})

afterEach(() => rmSync(tree, { recursive: true, force: true }))

const good = `test('a', () => {}); test('b', () => {})`
const one = `test('c', () => {})`

test.each([
  { what: 'all pass', files: [good, one], last: '3 passed, 0 failed', status: 0 },
  { what: 'one fails', files: [good, `test('c', () => { throw new Error('no') })`], last: '2 passed, 1 failed', status: 1 },
  {
    what: 'one is skipped, and says why',
    files: [good, `test('c', ({ skip }) => skip('no such machine'))`],
    last: '2 passed, 0 failed',
    status: 0,
    says: '1.test.ts: no such machine',
  },
  {
    what: 'one was skipped without a word',
    files: [good, `test.skip('later', () => {})`],
    last: '2 passed, 0 failed',
    status: 0,
    says: '1.test.ts: later',
  },
  { what: 'a file does not load', files: [good, `throw new Error('broken')`], last: '2 passed, 1 failed', status: 1 },
  {
    what: 'what comes before all fails',
    files: [good, `import { beforeAll } from 'vitest'; beforeAll(() => { throw new Error('no') }); ${one}`],
    last: '2 passed, 1 failed',
    status: 1,
  },
  {
    what: 'an error that nobody catches',
    files: [good, `test('c', () => { void Promise.reject(new Error('lost')) })`],
    last: '3 passed, 1 failed',
    status: 1,
  },
  { what: 'none is there', files: [], last: '0 passed, 0 failed', status: 1 },
  { what: 'its words are passed on', files: [good, one], words: ['-t', 'c'], last: '1 passed, 0 failed', status: 0 },
])('$what: $last', ({ files, words = [], last, status, says = '' }) => {
  files.forEach((source, number) => writeFileSync(join(tree, `${number}.test.ts`), `import { test } from 'vitest'\n${source}\n`))
  const entrance = join(checkout, 'cli/bin/continuo.mjs')
  const run = spawnSync(process.execPath, [entrance, 'run', 'test', '--root', tree, ...words], {
    encoding: 'utf8',
    cwd: tree,
    env: { PATH: process.env.PATH },
  })
  expect(run.stdout.split('\n').slice(-2), run.stdout + run.stderr).toEqual([last, ''])
  expect(run.status).toBe(status)
  expect(run.stdout).toContain(says)
})
