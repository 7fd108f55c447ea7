import { expect, it } from 'vitest'
import { refuseScopes } from './reachable.ts'

const names = ['brief.open', 'brief.list', 'component.find']

it.each([['*'], ['brief.*'], ['brief.list']])('%s reaches something', (scope) => expect(refuseScopes([scope], names)).toBeUndefined())

it.each([
  ['brief.nope', 'There are brief.open, brief.list, brief.*.'],
  ['breif.list', 'Did you mean brief.list?'],
  ['components.find', 'Did you mean component.find?'],
  ['weather.*', 'See /reference for all operations.'],
  ['brief*', 'Did you mean brief.*?'],
])('%s is refused with what is near', (scope, hint) =>
  expect(refuseScopes(['brief.list', scope], names)).toMatchObject({ code: 'invalidInput', where: [{ path: 'scopes.1', hint }] }),
)
