import { describe, expect, it } from 'vitest'
import { type Lying, type Mirrored, planOf } from './plan.ts'

const asset = (path: string, hash: string): Mirrored => ({ id: `ast_${path}`, key: path, path, hash })
const file = (path: string, hash: string): Lying => ({ path, hash })
const told = (...given: Parameters<typeof planOf>): string[] =>
  planOf(...given).map((step) => `${step.what} ${step.path}${'of' in step && step.of.path !== step.path ? ` of ${step.of.path}` : ''}`)

describe('how the library follows a folder', () => {
  it.each<[says: string, files: Lying[], current: Mirrored[], retired: Mirrored[], steps: string[]]>([
    ['nothing to do', [file('a', '1')], [asset('a', '1')], [], ['same a']],
    ['a new file', [file('a', '1')], [], [], ['added a']],
    ['other bytes at its place', [file('a', '2')], [asset('a', '1')], [], ['changed a']],
    ['another name', [file('b', '1')], [asset('a', '1')], [], ['renamed b of a']],
    ['two that changed names', [file('a', '2'), file('b', '1')], [asset('a', '1'), asset('b', '2')], [], ['renamed a of b', 'renamed b of a']],
    ['moved away, with something new at its place', [file('a', '2'), file('b', '1')], [asset('a', '1')], [], ['added a', 'renamed b of a']],
    ['a copy of what stays', [file('a', '1'), file('b', '1')], [asset('a', '1')], [], ['same a', 'twice b of a']],
    ['moved, and copied there', [file('b', '1'), file('c', '1')], [asset('a', '1')], [], ['renamed b of a', 'twice c of a']],
    ['a file that is gone', [], [asset('a', '1')], [], ['gone a']],
    ['what was retired here, and lies there still', [file('a', '1')], [], [asset('a', '1')], ['retired a']],
  ])('%s', (_, files, current, retired, steps) => {
    expect(told(files, current, retired)).toEqual(steps)
  })
})
