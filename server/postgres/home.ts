import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync, rm } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, blockedAt, databaseAccount, databaseHome } from './account.ts'
import { bornAt } from './process-life.ts'
import { ownDatabase, type PostgresRefusal, refusePostgres } from './refusal.ts'

/** Where the database lives (`home`, inside DATA_DIR), whom it runs as, and the users that may come in. */
export type Home = { home: string; account: Account; people: string[] }

/**
 * Makes DATA_DIR and the database's home in it, so that the database's account can pass. When root switches to another account both stay root's and
 * let that account's group through: what root writes there, nobody else can bend.
 */
export function readyHome(folder: string): ({ ok: true } & Home) | PostgresRefusal {
  const me = nameOfMe()
  if (me === undefined)
    return refusePostgres(
      'noSuchUser',
      `PostgreSQL cannot run as user ${process.getuid?.()}, which this system has no name for (no line in /etc/passwd). Run as a user that it knows, or ${ownDatabase}.`,
    )
  const account = databaseAccount(join(databaseHome(folder), 'cluster'))
  const fresh = !existsSync(folder)
  if (fresh) makeWay(dirname(resolve(folder)), account)
  if (fresh) mkdirSync(folder)
  if (fresh || (account.switched && isEmpty(folder))) letThrough(folder, account)
  const home = databaseHome(realpathSync(folder))
  if (!existsSync(home)) {
    mkdirSync(home)
    letThrough(home, account)
  }
  const wall = account.switched ? blockedAt(home, account) : undefined
  return wall === undefined ? { ok: true, home, account, people: [...new Set([me, 'root'])] } : refuseWall(folder, wall, account)
}

function nameOfMe(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}

const isEmpty = (folder: string) => readdirSync(folder).length === 0

function letThrough(folder: string, account: Account) {
  if (account.switched) chownSync(folder, 0, account.gid)
  chmodSync(folder, account.switched ? 0o710 : 0o700)
}

/** The folders above, where they are missing. A strict umask must not shut the database's account out of what we make ourselves. */
function makeWay(path: string, account: Account) {
  if (existsSync(path)) return
  makeWay(dirname(path), account)
  mkdirSync(path)
  if (account.switched) chmodSync(path, 0o711)
}

const refuseWall = (folder: string, wall: string, account: Account) =>
  refusePostgres(
    'folderUnusable',
    `DATA_DIR is ${folder}, but PostgreSQL refuses to run as root, and user ${account.uid}, whom it runs as instead, cannot enter ${wall}. ` +
      `Set DATA_DIR to a folder outside of it (/var/lib/continuo, say), start Continuo as an ordinary user, or ${ownDatabase}.`,
  )

/** Once a server runs, binaries of other versions and what killed starts left half done are litter. What cannot go now, goes after the next start. */
export function tidyHome(home: string, stamp: string) {
  const isLitter = (name: string) =>
    /^(draft|binaries)-/.test(name) || bornAt(Number(/^starting\.(\d+)\./.exec(name)?.[1] ?? process.pid)) === undefined
  const litter = readdirSync(home).filter((name) => isLitter(name) && name !== `binaries-${stamp}`)
  for (const name of litter) rm(join(home, name), { recursive: true, force: true }, () => {})
}
