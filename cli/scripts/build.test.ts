import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './build.ts'

let tree: string
const put = (path: string, content: string) => {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), content)
}

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'sources-'))
  put('console/overview/Overview.tsx', 'one')
  put('engine/brief/brief.ts', 'two')
  put('package-lock.json', '{}')
})

afterEach(() => rmSync(tree, { recursive: true, force: true }))

test.each([
  { what: 'a changed line', change: () => put('console/overview/Overview.tsx', 'other'), differs: true },
  { what: 'a changed line in what it imports', change: () => put('engine/brief/brief.ts', 'other'), differs: true },
  { what: 'a new file', change: () => put('sdk/client.ts', ''), differs: true },
  { what: 'another name', change: () => renameSync(join(tree, 'engine/brief/brief.ts'), join(tree, 'engine/brief/letter.ts')), differs: true },
  { what: 'another version of a dependency', change: () => put('package-lock.json', '{ }'), differs: true },
  { what: 'a test', change: () => put('engine/brief/brief.test.ts', ''), differs: false },
  { what: 'another room', change: () => put('server/main.ts', ''), differs: false },
  {
    what: 'another place on the disk',
    change: () => (cpSync(tree, `${tree}-2`, { recursive: true }), rmSync(tree, { recursive: true }), renameSync(`${tree}-2`, tree)),
    differs: false,
  },
])('$what: to be built anew is $differs', ({ change, differs }) => {
  const before = sourceHash(tree)
  change()
  expect(sourceHash(tree) !== before).toBe(differs)
})
