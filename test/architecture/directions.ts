import type { Import } from './imports.ts'

/**
 * What the files of one room may import. `house` and `packages` are the beginnings of paths and names that are allowed; what `asTypes` fits is
 * allowed as a type alone. The first room whose pattern fits a file is its room.
 */
export type Room = {
  files: RegExp
  why: string
  house: readonly string[]
  asTypes?: RegExp
  packages: readonly string[] | 'dependencies' | 'all'
}

/** The order of the loop. A stage may know those before it; the loop closes through the journal, never through an import. */
const stages = ['kernel', 'people', 'audience', 'brief', 'create', 'guard', 'approve', 'decide', 'activate', 'observe', 'learn', 'steward', 'flow']

const pure = ['zod', '@noble/hashes', 're2js', 'luxon']

const stageRooms: Room[] = stages.map((stage, place) => ({
  files: new RegExp(`^engine/${stage}/`),
  why: 'inside the engine imports go upstream only, and to what is pure',
  house: stages.slice(0, place + 1).map((upstream) => `engine/${upstream}/`),
  packages: pure,
}))

export const rooms: readonly Room[] = [
  ...['engine', 'adapters', 'server', 'sdk', 'cli', 'console', 'starter'].map(testsOf),
  ...stageRooms,
  { files: /^engine\//, why: 'the engine is pure', house: ['engine/'], packages: pure },
  { files: /^adapters\//, why: 'an adapter knows the engine and its own kind', house: ['engine/', 'adapters/$kind/'], packages: 'dependencies' },
  {
    files: /^starter\//,
    why: 'the starter is data for the engine, read with adapters at most',
    house: ['engine/', 'adapters/', 'starter/'],
    packages: 'dependencies',
  },
  {
    files: /^server\//,
    why: 'the server knows engine and adapters, and no face',
    house: ['engine/', 'adapters/', 'starter/', 'server/'],
    packages: 'dependencies',
  },
  { files: /^sdk\//, why: 'the SDK knows the engine alone', house: ['engine/', 'sdk/'], packages: 'dependencies' },
  { files: /^cli\/scripts\/(test|count-tests)\.ts/, why: 'what runs the tests may import the test runner', house: ['cli/'], packages: 'all' },
  {
    files: /^cli\/(scripts|commands)\//,
    why: 'what runs in its own process may be the server itself',
    house: ['engine/', 'sdk/', 'server/', 'cli/'],
    packages: 'dependencies',
  },
  {
    files: /^cli\//,
    why: 'the CLI speaks through the SDK, and knows of the server only where it lies on this machine',
    house: ['engine/', 'sdk/', 'cli/', 'server/config.ts', 'server/data-folder.ts', 'server/local-access.ts'],
    packages: 'dependencies',
  },
  {
    files: /^console\//,
    why: 'the console speaks through the SDK, and takes operations as types so that the browser does not load them',
    house: ['console/', 'sdk/', 'engine/'],
    asTypes: /^engine\/(operations\.ts|[^/]+\/operations\/)/,
    packages: 'dependencies',
  },
  { files: /^(bench|test)\//, why: 'what spans rooms', house: [''], packages: 'all' },
]

/** A test may do what its room may, and use the rooms for testing, the sample, and packages for development. What is outside of the engine may be tested on a real server. */
function testsOf(room: string): Room {
  const server = room === 'engine' ? [] : ['adapters/', 'server/']
  const face = room === 'console' || room === 'cli' ? ['sdk/'] : []
  return {
    files: new RegExp(`^${room}/.*\\.(test|fixture|arbitrary)\\.tsx?$`),
    why: 'a test may do what its room may',
    house: ['engine/', `${room}/`, ...server, ...face, 'test/', 'starter/'],
    packages: 'all',
  }
}

/** Why an import may not be, in a sentence; undefined when it may. `dependencies` are the packages that an installation has. */
export function objection({ from, to, inHouse, typeOnly }: Import, dependencies: readonly string[]): string | undefined {
  const room = rooms.find(({ files }) => files.test(from))
  if (room === undefined) return `${from} stands in no room`
  const allowed = inHouse ? mayEnter(room, from, to, typeOnly) : mayUse(room, to, typeOnly, dependencies)
  return allowed ? undefined : `${from} imports ${to}: ${room.why}`
}

function mayEnter({ house, asTypes }: Room, from: string, to: string, typeOnly: boolean): boolean {
  const kind = from.split('/')[1] ?? ''
  return house.some((door) => to.startsWith(door.replace('$kind', kind))) && (typeOnly || !asTypes?.test(to))
}

const mayUse = ({ packages }: Room, name: string, typeOnly: boolean, dependencies: readonly string[]): boolean =>
  packages === 'all' || (packages === 'dependencies' ? typeOnly || name.startsWith('node:') || dependencies.includes(name) : packages.includes(name))

/** Adapters that know each other: what the index of a kind lists is a plug, and no plug imports a plug. What it takes as a type is the shape that plugs have. */
export function plugsThatMeet(imports: readonly Import[]): string[] {
  const isIndex = (path: string) => /^adapters\/[^/]+\/index\.ts$/.test(path)
  const among = imports.filter(({ to }) => to.startsWith('adapters/'))
  const plugs = new Set(among.filter(({ from, typeOnly }) => isIndex(from) && !typeOnly).map(({ to }) => to))
  const meetings = among.filter(({ from, to }) => plugs.has(to) && from.startsWith('adapters/') && !isIndex(from) && !/\.(test|fixture)\./.test(from))
  return meetings.map(({ from, to }) => `${from} imports ${to}: an adapter knows no other`)
}
