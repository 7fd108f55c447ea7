import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const checkout = resolve(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  optionalDependencies: Record<string, string>
}
const nodePackages = Object.keys(manifest.optionalDependencies).filter((name) => name.startsWith('node-'))
const installed = nodePackages.find((name) => existsSync(join(checkout, 'node_modules', name)))

/** A Node of this machine that is too old for the product. */
const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((path) => existsSync(path) && /^(20|21|22|23)\./.test(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout))

const nodes = [{ which: 'this Node', node: process.execPath }, ...(oldNode && installed ? [{ which: 'an old Node', node: oldNode }] : [])]
if (nodes.length === 1) console.log('Not run: the entrance on an old Node (none on this machine, or npm installed no Node of its own).')

const echo = `const word: string = 'TypeScript'
console.log(JSON.stringify({ word, at: process.argv[1], rest: process.argv.slice(2), path: process.env.PATH, exec: process.execPath, node: process.versions.node }))
process.exitCode = Number(process.env.TEST_STATUS ?? 0)`

const patient = `process.on('SIGINT', () => { console.log('SIGINT'); setTimeout(() => process.exit(7), 100) })
process.on('SIGTERM', () => { console.log('SIGTERM'); setTimeout(() => process.exit(8), 100) })
setInterval(() => {}, 1000)
console.log('up')`

let house: string
let bareHouses: string

beforeAll(() => {
  bareHouses = mkdtempSync(join(tmpdir(), 'entrance-bare-'))
  house = realpathSync(mkdtempSync(join(tmpdir(), 'entrance-')))
  for (const folder of ['cli/bin', 'cli/scripts', 'bench', 'node_modules']) mkdirSync(join(house, folder), { recursive: true })
  cpSync(join(checkout, 'cli/bin/continuo.mjs'), join(house, 'cli/bin/continuo.mjs'))
  for (const file of ['cli/main.ts', 'cli/scripts/check.ts', 'bench/main.ts']) writeFileSync(join(house, file), echo)
  writeFileSync(join(house, 'cli/scripts/start.ts'), patient)
  writeFileSync(join(house, 'package.json'), '{"type":"module"}')
  if (installed) symlinkSync(join(checkout, 'node_modules', installed), join(house, 'node_modules', installed))
})

afterAll(() => {
  for (const made of [house, bareHouses]) rmSync(made, { recursive: true, force: true })
})

const environment = { PATH: '/usr/bin:/bin' }
const enter = (node: string, words: string[], { at = house, env = {} }: { at?: string; env?: Record<string, string> } = {}) =>
  spawnSync(node, [join(at, 'cli/bin/continuo.mjs'), ...words], { encoding: 'utf8', env: { ...environment, ...env } })

describe.each(nodes)('on $which', ({ node }) => {
  test.each([
    { words: [], target: 'cli/main.ts', rest: [] },
    { words: ['brief', 'open', '--json', 'a b'], target: 'cli/main.ts', rest: ['brief', 'open', '--json', 'a b'] },
    { words: ['run', 'check', '--fix'], target: 'cli/scripts/check.ts', rest: ['--fix'] },
    { words: ['bench', '--json'], target: 'bench/main.ts', rest: ['--json'] },
  ])('$words goes to $target', ({ words, target, rest }) => {
    const { stdout, stderr, status } = enter(node, words)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(JSON.parse(stdout)).toMatchObject({ word: 'TypeScript', at: join(house, target), rest })
  })

  test('children find the same Node and the tools of this checkout first', () => {
    const { exec, path, node: version } = JSON.parse(enter(node, []).stdout) as { exec: string; path: string; node: string }
    expect(path).toBe([dirname(exec), join(house, 'node_modules/.bin'), environment.PATH].join(delimiter))
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(24)
  })

  test('its status is the status of what ran', () => {
    expect(enter(node, [], { env: { TEST_STATUS: '42' } }).status).toBe(42)
  })

  test('an unknown script is refused with the names that there are', () => {
    expect(enter(node, ['run', '../main'])).toMatchObject({ status: 1, stderr: expect.stringContaining('There are: check, start.') as string })
  })

  /** To the process alone, as `kill` sends it, or to the whole group, as a terminal and most supervisors do. */
  test.each([
    { signal: 'SIGINT', to: 'process', status: 7 },
    { signal: 'SIGTERM', to: 'process', status: 8 },
    { signal: 'SIGTERM', to: 'group', status: 8 },
    { signal: 'SIGINT', to: 'group', status: 7 },
  ] as const)('$signal to the $to lets the server stop in its own time, and waits', async ({ signal, to, status }) => {
    const child = spawn(node, [join(house, 'cli/bin/continuo.mjs'), 'start'], {
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said === 'up\n') process.kill(to === 'group' ? -(child.pid ?? 0) : (child.pid ?? 0), signal)
    })
    const end = await new Promise((done) => child.on('close', done))
    expect(end).toBe(status)
    expect(said).toContain(signal)
  })
})

/** npm passes a signal on to the shell that it starts, and a shell that waits for its child keeps it to itself: so the script makes the shell give way. */
test.each([
  { signal: 'SIGINT', status: 7 },
  { signal: 'SIGTERM', status: 8 },
] as const)('$signal to npm alone reaches the server', async ({ signal, status }) => {
  writeFileSync(join(house, 'package.json'), JSON.stringify({ name: 'house', type: 'module', scripts: manifest.scripts }))
  const child = spawn('npm', ['start', '--silent'], {
    cwd: house,
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said === 'up\n') child.kill(signal)
  })
  expect(await new Promise((done) => child.on('close', done))).toBe(status)
  expect(said).toBe(`up\n${signal}\n`)
})

describe.skipIf(oldNode === undefined)('on an old Node that is left alone', () => {
  const bare = (...folders: string[]) => {
    const at = mkdtempSync(join(bareHouses, 'bare-'))
    for (const folder of ['cli/bin', ...folders]) mkdirSync(join(at, folder), { recursive: true })
    cpSync(join(house, 'cli/bin/continuo.mjs'), join(at, 'cli/bin/continuo.mjs'))
    return at
  }

  test('without the package that brings a newer one it says how to get it', () => {
    const { status, stderr } = enter(oldNode ?? '', ['start'], { at: bare('node_modules') })
    expect(status).toBe(1)
    for (const word of ['Node 24.0', 'npm install --include=optional', 'nodejs.org']) expect(stderr).toContain(word)
  })

  test('before npm install it says so', () => {
    expect(enter(oldNode ?? '', ['start'], { at: bare() })).toMatchObject({ status: 1, stderr: 'Nothing is installed yet. Run: npm install\n' })
  })

  test('a package too old for the product is not entered', () => {
    const at = bare('node_modules')
    for (const name of nodePackages) {
      mkdirSync(join(at, 'node_modules', name, 'bin'), { recursive: true })
      writeFileSync(join(at, 'node_modules', name, 'package.json'), '{"version":"24.0.0"}')
      writeFileSync(join(at, 'node_modules', name, 'bin/node'), '')
    }
    expect(enter(oldNode ?? '', [], { at })).toMatchObject({ status: 1, stderr: expect.stringContaining('Node 24.0') as string })
  })
})

test('every Node that package.json asks for is one that the entrance knows, and is new enough', () => {
  const entrance = readFileSync(join(checkout, 'cli/bin/continuo.mjs'), 'utf8')
  const known = [...entrance.matchAll(/'(?:linux|darwin|win32)-\w+': '([\w-]+)'/g)].map(([, name]) => name)
  expect(known.toSorted()).toEqual(nodePackages.toSorted())
  for (const name of nodePackages) {
    const [major = 0, minor = 0] = (manifest.optionalDependencies[name] ?? '').split('.').map(Number)
    expect(major * 1000 + minor, name).toBeGreaterThanOrEqual(24_007)
  }
})
