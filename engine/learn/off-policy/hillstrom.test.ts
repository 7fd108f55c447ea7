import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inversePropensity, type Logged, selfNormalised } from './estimate-value.ts'
import { noFigure, supportOf } from './support.ts'

/** Kevin Hillstrom’s e-mail test of 2008: 64,000 customers, three arms by an even draw. Not ours to hand on, so it is read where it lies. */
const folder = fileURLToPath(new URL('../../../../shared/data/hillstrom/', import.meta.url))
const there = existsSync(folder)
if (!there) console.log('There is no ../shared/data/hillstrom: the values of its five policies were not compared.')

interface Customer {
  mens: boolean
  womens: boolean
  arm: string
  visit: number
  conversion: number
  spend: number
}

const customers = (): Customer[] =>
  readFileSync(`${folder}hillstrom.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      // Read from the end: “7) $1,000 +” in the second column brings a comma of its own.
      const [spend, conversion, visit, arm = '', , , , womens, mens] = line.trim().split(',').toReversed()
      return { mens: mens === '1', womens: womens === '1', arm, visit: Number(visit), conversion: Number(conversion), spend: Number(spend) }
    })

const policies: Record<string, (customer: Customer) => string> = {
  'all Mens': () => 'Mens E-Mail',
  'all Womens': () => 'Womens E-Mail',
  none: () => 'No E-Mail',
  'womens-only buyers get Womens, else Mens': ({ mens, womens }) => (womens && !mens ? 'Womens E-Mail' : 'Mens E-Mail'),
  'mens buyers get Mens, else Womens': ({ mens }) => (mens ? 'Mens E-Mail' : 'Womens E-Mail'),
}

interface Golden {
  shares: Record<string, number>
  policies: Record<string, { matched: number; ips_visit: number; snips_visit: number; ips_conversion: number; ips_spend: number }>
}

describe.skipIf(!there)('Hillstrom', () => {
  const golden = there ? (JSON.parse(readFileSync(`${folder}golden.json`, 'utf8')) as Golden) : { shares: {}, policies: {} }
  const all = there ? customers() : []

  it.each(Object.entries(golden.policies))('“%s” is worth what the golden file says', (name, expected) => {
    const rowsOf = (of: 'visit' | 'conversion' | 'spend'): Logged[] =>
      all.map((one) => ({ weight: policies[name]?.(one) === one.arm ? 1 / (golden.shares[one.arm] ?? 1) : 0, reward: one[of] }))
    const visits = rowsOf('visit')
    expect(visits.filter(({ weight }) => weight > 0)).toHaveLength(expected.matched)
    expect(inversePropensity(visits).value).toBeCloseTo(expected.ips_visit, 6)
    expect(selfNormalised(visits).value).toBeCloseTo(expected.snips_visit, 6)
    expect(inversePropensity(rowsOf('conversion')).value).toBeCloseTo(expected.ips_conversion, 6)
    expect(inversePropensity(rowsOf('spend')).value).toBeCloseTo(expected.ips_spend, 4)
    expect(noFigure(supportOf(visits))).toBeUndefined()
  })

  it('compares five policies', () => expect(Object.keys(golden.policies)).toEqual(Object.keys(policies)))
})
