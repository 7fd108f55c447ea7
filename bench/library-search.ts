import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { LocalAccess } from '../server/local-access.ts'
import { findPostgres } from '../server/postgres/supervise.ts'
import type { Benchmark } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { startOnce, stop } from './start.ts'

const aimMs = 20
const held = 100_000
const asked = { usual: 400, full: 2_000 }
const vocabulary = 8_000
const kinds = ['headline', 'body', 'callToAction', 'offer', 'legalLine']
const states = ['draft', 'approved', 'approved', 'approved', 'retired']
/** Of the starter's vocabulary. */
const concepts = ['rain', 'commute', 'plain', 'wry', 'warmth']

/** The same numbers each time (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const syllables = [...'bcdfghjklmnprstvwyz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel))

/** The n-th word: words that come often are short, and no two are the same. */
const wordAt = (n: number): string => {
  let [word, rest] = ['', n + 1]
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length]
  return word
}

/** Few words come often and most of them seldom, as they do in texts (Zipf's law: the n-th comes about 1/n as often as the first). */
const drawn = (next: () => number): string => wordAt(Math.floor(vocabulary ** next()) - 1)

const sentence = (next: () => number, words: number): string => Array.from({ length: words }, () => drawn(next)).join(' ')

const componentsFrom = (next: () => number, from: number, count: number): object[] =>
  Array.from({ length: count }, (_, k) => {
    const n = from + k
    return {
      id: `cpt_bench${String(n).padStart(8, '0')}`,
      version: 1,
      key: `bench-${n}`,
      kind: kinds[n % kinds.length],
      fields: { en: { text: sentence(next, 9) }, de: { text: sentence(next, 9) } },
      tags: concepts.filter(() => next() < 0.3),
      state: states[Math.floor(next() * states.length)],
      hash: `bench-${n}`,
      lineage: { from: [] },
      madeBy: 'bench',
      madeAt: '2026-01-01T00:00:00.000Z',
    }
  })

const furnish = async (folder: string, say: (sentence: string) => void): Promise<void> => {
  const found = await findPostgres(folder)
  if (!found.ok) throw new Error(found.message)
  const client = new pg.Client({ ...found.postgres.connection, options: '-c search_path=continuo' })
  await client.connect()
  try {
    const { rows } = await client.query<{ engine: string }>('select engine from component limit 1')
    const next = numbers(1)
    for (let from = 0; from < held; from += 5_000) {
      const bodies = JSON.stringify(componentsFrom(next, from, 5_000))
      await client.query(
        `insert into component (engine, id, version, body) select $1, body ->> 'id', 1, body from jsonb_array_elements($2::jsonb) as body`,
        [rows[0]?.engine, bodies],
      )
    }
    say('library.search: the database looks at what it holds')
    await client.query('vacuum analyze component')
  } finally {
    await client.end()
  }
}

/** As people search: one to three words, the last of them often only begun; half of the time narrowed. */
const questions = (count: number): object[] => {
  const next = numbers(2)
  return Array.from({ length: count }, () => {
    const words = sentence(next, 1 + Math.floor(next() * 3))
    return {
      words: next() < 0.5 && words.length > 6 ? words.slice(0, -2) : words,
      ...(next() < 0.3 && { kind: kinds[Math.floor(next() * kinds.length)] }),
      ...(next() < 0.3 && { tags: [concepts[Math.floor(next() * concepts.length)]] }),
      ...(next() < 0.2 && { state: ['approved'] }),
    }
  })
}

/** Milliseconds of each, from the question to the last byte of the answer, one after the other. */
const timesOf = async ({ url, token }: LocalAccess, operation: string, inputs: readonly object[]): Promise<number[]> => {
  const times: number[] = []
  for (const input of inputs) {
    const began = performance.now()
    const response = await fetch(`${url}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    })
    const text = await response.text()
    times.push(performance.now() - began)
    if (!response.ok) throw new Error(text)
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number): number => Math.round((times[Math.floor(times.length * share)] ?? Number.NaN) * 10) / 10

/** Searching a library of 100,000 components through the product's own door, a page of 50 with why each was found. */
export const librarySearch: Benchmark = {
  figures: ['library.search'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const product = await startOnce(folder, await freePorts())
    try {
      say(`library.search: ${held} components are put into the library`)
      await furnish(folder, say)
      const searches = questions(full ? asked.full : asked.usual)
      await timesOf(product.access, 'component.list', searches.slice(0, 50))
      const words = await timesOf(product.access, 'component.list', searches)
      const counts = await timesOf(product.access, 'component.facets', searches)
      const open = await timesOf(
        product.access,
        'component.list',
        Array.from({ length: 50 }, () => ({})),
      )
      const openCounts = await timesOf(
        product.access,
        'component.facets',
        Array.from({ length: 50 }, () => ({})),
      )
      const byUse = await timesOf(
        product.access,
        'component.list',
        Array.from({ length: 50 }, () => ({ sort: 'use' })),
      )
      const similar = await timesOf(
        product.access,
        'component.similar',
        Array.from({ length: 200 }, (_, n) => ({ id: `bench-${n * 499}` })),
      )
      const p95 = at(words, 0.95)
      return [
        {
          name: 'library.search',
          value: p95,
          unit: 'ms, p95',
          against: `${aimMs} ms`,
          ratio: aimMs / p95,
          more: {
            searches: searches.length,
            p50: at(words, 0.5),
            max: at(words, 1 - 1 / words.length),
            facetsP50: at(counts, 0.5),
            facetsP95: at(counts, 0.95),
            openP95: at(open, 0.95),
            openFacetsP95: at(openCounts, 0.95),
            byUseP95: at(byUse, 0.95),
            similarP50: at(similar, 0.5),
            similarP95: at(similar, 0.95),
          },
        },
      ]
    } finally {
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}
