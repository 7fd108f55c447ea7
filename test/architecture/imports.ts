import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import: `to` is a path in the house, or the name of a package. `typeOnly` when nothing of it is left at run time. */
export type Import = { from: string; to: string; inHouse: boolean; typeOnly: boolean }

/** Every import that a source file makes: static, re-exported, dynamic, and `import('…')` within a type. */
export function importsOf(path: string, source: string): Import[] {
  const { module } = parseSync(path, source)
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      word: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ word: moduleRequest.value, typeOnly: isType }] : [])),
    ),
    ...[...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, word = '']) => ({ word, typeOnly: false })),
  ]
  return found.map(({ word, typeOnly }) => ({ from: path, typeOnly, ...target(path, word) }))
}

function target(from: string, word: string): { to: string; inHouse: boolean } {
  const path = word.replace(/\?.*$/, '') // a bundler's wish, as in "./font.woff2?url"
  if (path.startsWith('.')) return { to: normalize(join(dirname(from), path)), inHouse: true }
  const [scope = '', name] = path.split('/')
  return { to: path.startsWith('@') ? `${scope}/${name}` : scope, inHouse: false }
}

/** All imports under the rooms of a house, by paths from its root. */
export function importsUnder(root: string, rooms: readonly string[]): Import[] {
  const files = rooms.flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
  const sources = files.filter(({ name, parentPath }) => /\.(ts|tsx|mjs)$/.test(name) && !parentPath.includes('node_modules'))
  return sources.flatMap(({ name, parentPath }) => {
    const path = join(parentPath, name)
    return importsOf(relative(root, path), readFileSync(path, 'utf8'))
  })
}
