import { expect, test } from 'vitest'
import { keyOf, press, sequenceWait, type Pending } from './keyboard.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false }

test.each([
  [{ ...bare, key: 'a' }, 'A'],
  [{ ...bare, key: 'A' }, 'A'],
  [{ ...bare, key: '?' }, '?'],
  [{ ...bare, key: ' ' }, 'Space'],
  [{ ...bare, key: 'Escape' }, 'Escape'],
  [{ ...bare, key: 'k', ctrlKey: true }, 'mod+K'],
  [{ ...bare, key: 'k', metaKey: true }, 'mod+K'],
  [{ ...bare, key: 'å', altKey: true }, null],
  [{ ...bare, key: 'Shift' }, null],
  [{ ...bare, key: 'a', isComposing: true }, null],
])('%j is %s', (event, expected) => expect(keyOf(event)).toBe(expected))

const known = ['G A', 'G O', 'A', 'R', 'mod+K', '.']

/** Keys with the time that each comes after the one before. */
const typed = (keys: [string, number][]): string[] => {
  let pending: Pending | null = null
  let now = 0
  const hits: string[] = []
  for (const [key, later] of keys) {
    now += later
    const pressed = press(pending, key, known, now)
    pending = pressed.pending
    if (pressed.hit) hits.push(pressed.hit)
  }
  return hits
}

test.each<[string, [string, number][], string[]]>([
  [
    'a sequence',
    [
      ['G', 0],
      ['A', 300],
    ],
    ['G A'],
  ],
  ['a letter alone', [['A', 0]], ['A']],
  [
    'a sequence that came too late counts as its last key',
    [
      ['G', 0],
      ['A', sequenceWait + 1],
    ],
    ['A'],
  ],
  [
    'a sequence that leads nowhere lets its last key count',
    [
      ['G', 0],
      ['R', 10],
    ],
    ['R'],
  ],
  [
    'a sequence that leads nowhere may begin a new one',
    [
      ['G', 0],
      ['G', 10],
      ['O', 10],
    ],
    ['G O'],
  ],
  [
    'what is unknown does nothing',
    [
      ['Z', 0],
      ['.', 10],
    ],
    ['.'],
  ],
  [
    'a shortcut with Ctrl breaks a sequence',
    [
      ['G', 0],
      ['mod+K', 10],
    ],
    ['mod+K'],
  ],
])('%s', (_, keys, hits) => expect(typed(keys)).toEqual(hits))
