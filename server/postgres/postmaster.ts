import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fchownSync,
  fstatSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { ownFolder } from './cluster.ts'
import { bornAt, isTaken, runsOn } from './process-life.ts'

/** A server process as its postmaster.pid tells of it: process, data folder as it sees it, socket's folder, and how far it is. */
export type Postmaster = { pid: number; cluster: string; socketFolder: string; ready: boolean }

const port = 5432
const socketIn = (folder: string) => join(folder, `.s.PGSQL.${port}`)

/** What postmaster.pid says, true or stale; undefined without one, or while it is being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const [pid = '', home = '', , , socketFolder = '', , , status = ''] = readFileSync(path, 'utf8').split('\n')
  return Number(pid) > 0 && socketFolder !== '' ? { pid: Number(pid), cluster: home, socketFolder, ready: status.trim() === 'ready' } : undefined
}

/**
 * The server that lives on this cluster, if one does. Its process number alone proves nothing: it may have gone to somebody else since, or belong to
 * another container, or the folder may be a copy of one that is in use.
 */
export async function livingPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const found = readPostmaster(cluster)
  if (found === undefined) return undefined
  if (runsOn(found.pid, cluster)) return found
  const ownSocket = found.socketFolder === socketFolderOf(cluster) || found.cluster === cluster
  return ownSocket && (await answers(found.socketFolder)) ? found : undefined
}

const answers = (folder: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(socketIn(folder))
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

const socketFolderOf = (cluster: string) => join(dirname(cluster), 'socket')

/**
 * A folder for the socket that only the account may enter: beside the cluster, or, where that path is too long for a socket's address (107 bytes; 103 on a Mac) or holds what
 * PostgreSQL's list of folders would trip over, a fresh one in the system's own short place.
 */
export function makeSocketFolder(cluster: string, account: Account): string {
  const beside = socketFolderOf(cluster)
  const fits = Buffer.byteLength(socketIn(beside)) <= 103 && /^[\w./-]+$/.test(beside)
  const folder = fits ? beside : mkdtempSync(join(Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp', 'continuo-'))
  ownFolder(folder, account)
  return folder
}

/** Folders of our own making in the system's temporary place go when their server has gone. */
export function removeSocketFolder(folder: string) {
  if (/\/continuo-[^/]{6}$/.test(folder)) rmSync(folder, { recursive: true, force: true })
}

/**
 * Makes a dead server's files harmless where PostgreSQL would not: it refuses to start while the process number in them is taken, by whomever, zombies included. A number
 * that cannot be (they end at 2^22) lets it start, and yet keeps its own check that no orphan of the old server still writes. Files of a number that is free are left
 * alone: PostgreSQL deals with them, and a server that a killed start left behind may be writing its own just now.
 */
export function disownStaleFiles(cluster: string, socketFolder: string, account: Account) {
  for (const path of [join(cluster, 'postmaster.pid'), `${socketIn(socketFolder)}.lock`]) {
    if (!existsSync(path)) continue
    const text = readFileSync(path, 'utf8')
    const pid = Number.parseInt(text, 10)
    const takenByOthers = isTaken(pid) && !runsOn(pid, cluster)
    const emptyForGood = text === '' && statSync(path).mtimeMs < Date.now() - 2_000 // a crash of the machine leaves it so
    if (takenByOthers || emptyForGood) rmSync(path)
    if (!takenByOthers) continue
    writeFileSync(path, text.replace(/^\d+/, '2147483646'), { flag: 'wx', mode: 0o600 }) // exclusive: never through a link that somebody left there
    if (account.switched) lchownSync(path, account.uid, account.gid)
  }
}

/** Where to start a server, and with which settings. */
export type Launch = { cluster: string; socketFolder: string; configFile: string; logFile: string; binaries: Binaries; account: Account }

/** Its command line; the first part tells which binary an adopted server runs. */
export const commandOf = ({ binaries }: { binaries: Binaries }) => join(binaries.native, 'bin', 'postgres')

/** Whether the server that lives on the cluster was started from these binaries. */
export function runsFrom(cluster: string, binaries: Binaries): boolean {
  const options = join(cluster, 'postmaster.opts')
  return existsSync(options) && readFileSync(options, 'utf8').startsWith(`${commandOf({ binaries })} `)
}

/**
 * Starts a server and waits until it is ready. In a session of its own, since Ctrl-C goes to the whole foreground group, and the database must outlive
 * the server's own tidying up. Undefined is success; otherwise what it said before it gave up.
 */
export async function launch(plan: Launch, patience: number, log: (sentence: string) => void): Promise<string | undefined> {
  const output = openLog(plan.logFile, plan.account)
  const begin = fstatSync(output).size
  const options = ['-D', plan.cluster, '-k', plan.socketFolder, '-p', String(port), '-c', `config_file=${plan.configFile}`]
  const child = spawn(commandOf(plan), options, { ...runAs(plan.account), detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  let over: string | undefined
  child.on('error', (thrown) => (over = thrown.message)).on('exit', (status) => (over = `it ended with status ${status}`))
  const deadline = Date.now() + patience
  for (let told = Date.now() + 5_000; over === undefined; await pause(10)) {
    const now = readPostmaster(plan.cluster)
    if (now?.pid === child.pid && now?.ready) return undefined
    if (Date.now() > deadline) child.kill('SIGQUIT')
    if (Date.now() > told) log('The database is recovering from an unclean stop; this can take a while.')
    if (Date.now() > told) told += 30_000
  }
  return `${readFileSync(plan.logFile).subarray(begin).toString('utf8').trim()} (${over})`
}

function openLog(path: string, account: Account): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 8 * 1024 * 1024) renameSync(path, `${path}.1`)
  const output = openSync(path, 'a', 0o600)
  if (account.switched) fchownSync(output, account.uid, account.gid)
  return output
}

/** Stops a server fast: open transactions roll back, everything committed is on disk. Where that takes a minute it is told to drop everything, and recovers at its next start. */
export async function stopPostmaster({ pid, cluster, socketFolder }: Pick<Postmaster, 'pid' | 'cluster' | 'socketFolder'>): Promise<void> {
  const born = bornAt(pid)
  if (born !== undefined && runsOn(pid, cluster)) await end(pid, born)
  removeSocketFolder(socketFolder)
}

async function end(pid: number, born: string) {
  process.kill(pid, 'SIGINT')
  const hurry = Date.now() + 60_000
  for (let hurried = false; bornAt(pid) === born; await pause(10)) {
    if (hurried || Date.now() < hurry) continue
    process.kill(pid, 'SIGQUIT')
    hurried = true
  }
}
