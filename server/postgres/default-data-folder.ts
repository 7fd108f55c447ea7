import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { blockedAt, databaseHome, nobodyAccount } from './account.ts'

/**
 * Where data goes when DATA_DIR is not set: `./.continuo`, or, when root starts us in a place that the database's user cannot enter (a checkout
 * under /root, say), a folder under /var/lib that is this checkout's own. Data that is here already stays where it is.
 */
export function defaultDataFolder({ cwd, uid }: { cwd: string; uid: number | undefined }): string {
  const here = join(cwd, '.continuo')
  if (uid !== 0 || blockedAt(cwd, nobodyAccount) === undefined || existsSync(databaseHome(here))) return here
  return `/var/lib/continuo-${createHash('sha256').update(realpathSync(cwd)).digest('hex').slice(0, 12)}`
}
