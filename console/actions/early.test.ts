import { expect, test } from 'vitest'
import { earlyLetters } from './early.ts'

const press = (key: string, held: object = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

test('letters that come before the line are kept for it, and only then', () => {
  const early = earlyLetters()
  expect(early.takes(press('a'))).toBe(false)
  early.begin()
  for (const key of ['r', 'a', 'x', 'Backspace', 'i', 'n', ' ']) expect(early.takes(press(key))).toBe(true)
  for (const key of ['Shift', 'Tab', 'Enter', 'F5']) expect(early.takes(press(key))).toBe(false)
  expect(early.text()).toBe('rain ')
  expect([early.takes(press('Escape')), early.takes(press('k', { ctrlKey: true }))]).toEqual([false, false])
  const leave = early.arrive()
  expect([early.takes(press('a')), early.text()]).toEqual([false, ''])
  early.begin()
  expect(early.takes(press('a'))).toBe(false)
  leave()
  early.begin()
  expect(early.takes(press('b'))).toBe(true)
  early.end()
  expect(early.takes(press('a'))).toBe(false)
})
