import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtConsole } from '../test/served-console.ts'

/** One chunk of vite's manifest. */
interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
  assets?: string[]
}

/** What a first visit may weigh, in bytes as they travel. */
const most = 250_000

/** All files that the pages need before they stand: their chunks with everything these import, styles, and fonts, but nothing that is loaded later. */
const filesOf = (manifest: Record<string, Chunk>, pages: readonly string[]): Set<string> => {
  const files = new Set<string>(['index.html'])
  const seen = new Set<string>()
  const take = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const file of (chunk.assets ?? []).filter((asset) => /geist/.test(asset))) files.add(file)
    for (const next of chunk.imports ?? []) take(next)
  }
  for (const page of pages) take(page)
  return files
}

test('the first load of the Overview stays within its weight, fonts included', async () => {
  const folder = await builtConsole()
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = filesOf(manifest, ['index.html', 'frame/EngineFrame.tsx', 'overview/Overview/Overview.tsx'])
  const weights = await Promise.all(
    [...files].map(async (file) => {
      const bytes = await readFile(join(folder, file))
      return { file, weight: file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length }
    }),
  )
  expect(weights.filter(({ file }) => file.endsWith('.woff2'))).toHaveLength(2)
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  expect(total, JSON.stringify(weights, null, 1)).toBeLessThanOrEqual(most)
  console.log(`first load: ${(total / 1000).toFixed(1)} kB of ${most / 1000}`)
})

test('the browser is given no schemas: zod would probe for eval, which the content policy forbids, and weighs as much as a screen', async () => {
  const folder = join(await builtConsole(), 'assets')
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
  expect(scripts.length).toBeGreaterThan(50)
  // What zod cannot do without, whatever it is bundled as: the property in which each schema keeps its inside.
  expect(texts.filter(({ text }) => text.includes('_zod')).map(({ name }) => name)).toEqual([])
  console.log(`all scripts: ${(texts.reduce((sum, { text }) => sum + gzipSync(text).length, 0) / 1000).toFixed(1)} kB`)
})
