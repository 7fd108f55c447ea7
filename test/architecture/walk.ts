import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { circles } from './circles.ts'
import { objection, plugsThatMeet } from './directions.ts'
import { importsUnder } from './imports.ts'

const root = resolve(import.meta.dirname, '../..')
const places = ['engine', 'adapters', 'server', 'sdk', 'cli', 'console', 'starter', 'bench', 'test']

/** Walks through the whole house and says what goes against its directions, one sentence each. */
export function walkTheHouse(): { imports: number; objections: string[] } {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const imports = importsUnder(
    root,
    places.filter((place) => existsSync(join(root, place))),
  )
  const turned = imports.flatMap((one) => objection(one, Object.keys({ ...dependencies, ...optionalDependencies })) ?? [])
  const inCircles = circles(imports).map((circle) => `A circle: ${circle}`)
  return { imports: imports.length, objections: [...new Set([...turned, ...plugsThatMeet(imports), ...inCircles])] }
}

if (process.argv[1] === import.meta.filename) {
  const { objections } = walkTheHouse()
  for (const sentence of objections) console.log(sentence)
  process.exitCode = objections.length === 0 ? 0 : 1
}
