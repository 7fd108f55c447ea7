import { expect, test } from 'vitest'
import { treeOf } from './conceptTree.ts'

const word = (key: string, of: string, broader?: string) => ({ key, label: key, of, ...(broader === undefined ? {} : { broader }) })
const drawn = (...concepts: ReturnType<typeof word>[]) => treeOf(concepts).map(({ key, depth }) => `${'  '.repeat(depth)}${key}`)

test('each concept stands below the one that it is a kind of, facet by facet', () =>
  expect(drawn(word('wry', 'tone'), word('snow', 'message', 'weather'), word('weather', 'message'), word('rain', 'message', 'weather'))).toEqual([
    'weather',
    '  rain',
    '  snow',
    'wry',
  ]))

test('nothing is lost: whose broader is elsewhere or runs in a circle stands at the top', () => {
  expect(drawn(word('lost', 'tone', 'gone'), word('far', 'tone', 'rain'), word('rain', 'message'))).toEqual(['rain', 'far', 'lost'])
  expect(drawn(word('a', 'tone', 'b'), word('b', 'tone', 'a'), word('c', 'tone', 'a')).toSorted()).toEqual(['a', 'b', 'c'])
})
