import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { ownDatabase, type PostgresRefusal, refuseFullDisk, refusePostgres } from './refusal.ts'
import { superuser, syncMethod } from './settings.ts'

/** A fresh cluster, its first log and our schema take about 60 MB; with less than this we do not begin. */
const roomToBegin = 100 * 1024 * 1024

/** The cluster in `home/cluster`, made if there is none. It is built beside its place and moved there whole, so that a start which was cut off leaves no half of one. */
export async function readyCluster(
  { home, account }: Home,
  binaries: Binaries,
  durable: boolean,
): Promise<{ ok: true; cluster: string; made: boolean } | PostgresRefusal> {
  const cluster = join(home, 'cluster')
  if (existsSync(cluster)) return sameMajor(cluster, binaries) ?? sameOwner(cluster, account) ?? { ok: true, cluster, made: false }
  const { bavail, bsize } = statfsSync(home)
  if (bavail * bsize < roomToBegin) return refuseFullDisk(home)
  const draft = mkdtempSync(join(home, 'draft-')) // never an old one: the initdb of a killed start may still be writing there
  ownFolder(draft, account)
  const failure = await initdb(draft, binaries, account, durable)
  if (failure === undefined) renameSync(draft, cluster)
  else rmSync(draft, { recursive: true, force: true })
  return failure ?? { ok: true, cluster, made: true }
}

/** A folder that the account alone may enter. */
export function ownFolder(path: string, account: Account) {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o700)
  if (account.switched) chownSync(path, account.uid, account.gid)
}

function sameMajor(cluster: string, { major }: Binaries): PostgresRefusal | undefined {
  const stamp = join(cluster, 'PG_VERSION')
  const found = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : 'unknown'
  if (found === major) return undefined
  return refusePostgres(
    'otherVersion',
    `The data in ${cluster} was written by PostgreSQL ${found}, and this Continuo brings PostgreSQL ${major}; nothing was touched. ` +
      `Either go back to the Continuo that wrote it; or run a PostgreSQL ${found} on that folder and ${ownDatabase.replace('a PostgreSQL (15 or newer) of your own', 'it')}; ` +
      `or move over: dump it with PostgreSQL ${found} (pg_dump -Fc continuo > continuo.dump), move ${cluster} away, start once, stop, and restore (pg_restore -d continuo continuo.dump).`,
  )
}

function sameOwner(cluster: string, account: Account): PostgresRefusal | undefined {
  const { uid } = statSync(cluster)
  if (uid === account.uid) return undefined
  return refusePostgres(
    'folderUnusable',
    `The data in ${cluster} belongs to user ${uid}, and PostgreSQL runs only as the owner of its data. Start Continuo as that user (or as root), or set DATA_DIR to another folder.`,
  )
}

async function initdb(cluster: string, { native }: Binaries, account: Account, durable: boolean): Promise<PostgresRefusal | undefined> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = [
    '-D',
    cluster,
    '-U',
    superuser,
    '--auth=peer',
    '--no-instructions',
    durable ? `--sync-method=${syncMethod}` : '--no-sync',
    ...locale,
  ]
  const child = spawn(join(native, 'bin', 'initdb'), options, { ...runAs(account), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (status === 0) return undefined
  if (/No space left|Disk quota exceeded/.test(said)) return refuseFullDisk(cluster)
  if (said.includes('could not look up effective user ID'))
    return refusePostgres(
      'noSuchUser',
      `PostgreSQL cannot run as user ${account.uid}, which this system has no name for (no line in /etc/passwd). Run the container as a user that it knows, or ${ownDatabase}.`,
    )
  return refusePostgres(
    'startFailed',
    `The database could not be made in ${cluster}: ${said.trim().split('\n').slice(-3).join(' ')}. Mend that, set DATA_DIR to another folder, or ${ownDatabase}.`,
  )
}
