import type { Case } from '../engine/guard/bench.ts'
import { caseOf, someComponent, someFamily, someSlot, someTemplate } from '../engine/guard/guard.fixture.ts'
import { judgeFamily } from '../engine/guard/judge-family.ts'
import { rulesOf } from '../engine/guard/rule.ts'
import { type Benchmark, median } from './figure.ts'
import { labelled } from './guard-precision.ts'

const texts = 100_000
/** As many as a slot of a family may hold. */
const inSlot = 400

/** Headlines that are all different: labelled copy, each with a number of its own behind it. */
const headlines = (): string[] => {
  const said = labelled().cases.filter(({ locale, kind }) => locale === 'en' && kind === 'headline')
  return Array.from({ length: texts }, (_, n) => `${said[n % said.length]!.text} (${n})`)
}

const template = someTemplate([someSlot('headline', { maxCharacters: 60 })])

const familyOf = (some: readonly string[]): Case => {
  const components = some.map((text, n) => someComponent(`cpt_${n}`, 'headline', { en: { text } }))
  return caseOf({ family: someFamily({ headline: components.map(({ id }) => id) }), template, components, rules: rulesOf([]), measured: false })
}

/** One family of 50 × 50 × 40 parts: the same texts meet again and again, which is what most families are. */
const combined = (): Case => {
  const all = headlines()
  const part = (kind: string, count: number, fields: (text: string) => Record<string, string>) =>
    Array.from({ length: count }, (_, n) => someComponent(`cpt_${kind}${n}`, kind, { en: fields(all[n]!) }))
  const parts = [
    part('headline', 50, (text) => ({ text })),
    part('body', 50, (text) => ({ text: `<p>${text}</p>` })),
    part('callToAction', 40, (text) => ({ text: text.slice(0, 24), href: '/shells' })),
  ]
  const components = parts.flat()
  return caseOf({
    family: someFamily(Object.fromEntries(parts.map((some) => [some[0]!.kind, some.map(({ id }) => id)]))),
    template: someTemplate(parts.map((some) => someSlot(some[0]!.kind))),
    components,
    rules: rulesOf([]),
    measured: false,
  })
}

/** The least that anybody could do with the same texts: read them from JSON, and find every word of the lists that the kinds look for. */
const scan = (json: readonly string[], words: RegExp): number => {
  let found = 0
  for (const one of json) for (const text of JSON.parse(one) as string[]) found += text.match(words)?.length ?? 0
  return found
}

/** The English words of all kinds that look for words, in one regular expression. */
const listed = (): RegExp => {
  const all = rulesOf([]).flatMap(({ settings }) =>
    Object.values(settings as Record<string, unknown>).flatMap((one) => (one as { en?: string[] } | undefined)?.en ?? []),
  )
  return new RegExp(`(?<![a-z])(?:${all.map((word) => word.replace(/\*$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
}

const seconds = (run: () => void): number => {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}

export const guardPreflight: Benchmark = {
  figures: ['guard.preflight'],
  run: () => {
    const all = headlines()
    const pages = Array.from({ length: Math.ceil(texts / inSlot) }, (_, n) => all.slice(n * inSlot, (n + 1) * inSlot))
    const cases = pages.map(familyOf)
    const json = pages.map((page) => JSON.stringify(page))
    const words = listed()
    const family = combined()
    let judged = 0
    const turns = Array.from({ length: 4 }, () => {
      judged = 0
      const ours = seconds(() => cases.forEach((one) => (judged += judgeFamily(one).combinations)))
      return { ours, limit: seconds(() => scan(json, words)), together: seconds(() => judgeFamily(family)) }
    }).slice(1)
    if (judged !== texts) throw new Error(`${judged} of ${texts} were judged`)
    const each = median(turns.map(({ ours }) => ours))
    return Promise.resolve([
      {
        name: 'guard.preflight',
        value: Math.round(texts / each),
        unit: 'texts/s a core',
        against: 'JSON.parse and one regular expression of all their words over the same texts',
        ratio: Number(median(turns.map(({ ours, limit }) => limit / ours)).toFixed(4)),
        more: {
          texts,
          guardrails: rulesOf([]).length,
          'variants/s of one family of 50 × 50 × 40': Math.round(texts / median(turns.map(({ together }) => together))),
        },
      },
    ])
  },
}
