import { expect, it } from 'vitest'
import { newGroup } from './group.ts'

const nobody = (): void => undefined

it('holds each line as UTF-8 with its end, whatever it grows to', () => {
  const group = newGroup()
  const lines = ['plain', 'Lindmoor – “weit” 🥾', 'ü'.repeat(300_000), '']
  for (const line of lines) group.add(line, nobody)
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  expect(group.bytes().equals(bytes)).toBe(true)
  expect(group.size()).toBe(bytes.length)
})

it('is emptied whole: nothing of the one before is in the next, and everybody hears of their own', () => {
  const group = newGroup()
  const first = (): void => undefined
  group.add('a long first line', first)
  expect(group.empty()).toEqual([first])
  const second = (): void => undefined
  group.add('b', second)
  expect(group.bytes().toString()).toBe('b\n')
  expect(group.empty()).toEqual([second])
  expect(group.size()).toBe(0)
})

it('gives up a room that a jam has swollen, and goes on', () => {
  const group = newGroup()
  group.add('x'.repeat(5 * 1_048_576), nobody)
  group.empty()
  group.add('after', nobody)
  expect(group.bytes().buffer.byteLength).toBe(262_144)
  expect(group.bytes().toString()).toBe('after\n')
})
