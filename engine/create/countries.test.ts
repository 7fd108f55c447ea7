import { expect, it } from 'vitest'
import { countries, countriesIn, countryName, territoriesIn } from './countries.ts'
import { Territory } from './locale.ts'

it.each([
  ['SE, de', ['SE', 'DE'], []],
  ['SE DE;fr', ['SE', 'DE', 'FR'], []],
  ['Sweden, Deutschland, the Netherlands', ['SE', 'DE', 'NL'], []],
  ['United Kingdom, UK', ['GB'], []],
  ['Trinidad and Tobago, CÔTE D’IVOIRE, Ivory Coast', ['TT', 'CI'], []],
  ['World', ['world'], []],
  ['worldwide', ['world'], []],
  ['Kongo, Atlantis, XX, SE', ['SE'], ['Kongo', 'Atlantis', 'XX']],
  [' , ', [], []],
])('%s names %j, and nothing by %j', (typed, territories, unknown) => expect(countriesIn(typed)).toEqual({ territories, unknown }))

it('each country is found under the name that it is offered by', () => {
  expect(countries().length).toBeGreaterThan(240)
  for (const { code, name } of countries()) expect([name, countriesIn(name)]).toEqual([name, { territories: [code], unknown: [] }])
  expect([countryName('SE'), countryName('world')]).toEqual(['Sweden', 'the world'])
})

it('what names no country stays as it was typed, so that its refusal names it', () => {
  expect(territoriesIn('Sweden, Atlantis')).toEqual(['SE', 'Atlantis'])
  expect(Territory.safeParse('Atlantis').error?.issues[0]?.message).toBe('“Atlantis” is no country, by name or by code, nor world')
  expect(Territory.safeParse('Sweden').error?.issues[0]?.message).toBe('Sweden is written SE')
})
