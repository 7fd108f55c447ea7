import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The user that the database's processes run as. `switched` when that is not the user we are. */
export type Account = { uid: number; gid: number; switched: boolean }

/** PostgreSQL refuses to run as root. `nobody` exists nearly everywhere, so that no user need be created. */
const nobody = 65534

/**
 * Root runs the database as whoever owns what is there already (so that one `sudo npm start` on a person's data does not lock the
 * person out), else as `nobody`.
 */
export function databaseAccount(cluster: string): Account {
  const uid = process.getuid?.() ?? 0
  const gid = process.getgid?.() ?? 0
  if (uid !== 0) return { uid, gid, switched: false }
  const owner = statSync(cluster, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid, switched: true } : { ...nobodyAccount, switched: true }
}

export const nobodyAccount: Account = { uid: nobody, gid: nobody, switched: true }

/** The options with which `spawn` starts a process as this account. Its environment is ours: PGDATA, LD_LIBRARY_PATH and their like must not leak in. */
export const runAs = (account: Account) => ({
  ...(account.switched ? { uid: account.uid, gid: account.gid } : {}),
  cwd: '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
})

/**
 * The first folder on the way down to `path` that the account may not pass, by mode bits; undefined when it may pass them all. Parts that do not exist
 * yet do not block. (Access lists are not looked at: they mostly widen, and PostgreSQL has its own say afterwards.)
 */
export function blockedAt(path: string, account: Account): string | undefined {
  const whole = resolve(path)
  const parent = dirname(whole)
  const above = parent === whole ? undefined : blockedAt(parent, account)
  if (above !== undefined) return above
  const found = statSync(whole, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return undefined
  const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001
  return (found.mode & bit) === 0 ? whole : undefined
}

/** The folder in DATA_DIR that belongs to the database alone. */
export const databaseHome = (folder: string) => join(resolve(folder), 'postgres')
