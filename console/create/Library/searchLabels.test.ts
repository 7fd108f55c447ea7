import { expect, test } from 'vitest'
import { searchLabels } from './searchLabels.ts'

test('a search of one’s own that is called as a shared one is told from it by its name', () => {
  const labels = searchLabels([
    { id: 'sea_1', name: 'Rain', shared: 'me' },
    { id: 'sea_2', name: 'rain', shared: 'everybody' },
    { id: 'sea_3', name: 'Snow', shared: 'everybody' },
    { id: 'sea_4', name: 'Sun', shared: 'me' },
  ])
  expect(labels).toEqual([
    { value: 'sea_1', label: 'Rain (yours alone)' },
    { value: 'sea_2', label: 'rain (for everybody)' },
    { value: 'sea_3', label: 'Snow', note: 'for everybody' },
    { value: 'sea_4', label: 'Sun' },
  ])
})
