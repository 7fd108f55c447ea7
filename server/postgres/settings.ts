import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a whole cluster is brought to disk, when it is made and after a crash: where there is one call for it, not one for each of 1,300 files (a busy disk took 3 s over those). */
export const syncMethod = process.platform === 'linux' ? 'syncfs' : 'fsync'

/** What we run PostgreSQL with: a small machine that it shares with the server, durable, reachable through its socket alone. */
const ours: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB', // holds a library of 100,000 components as its searches read it; what is not touched is not taken
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  jit: 'off', // our statements are short; compiling one costs more than running it
  synchronous_commit: 'on',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  max_parallel_workers_per_gather: '0', // two cores, and one of them is ours; it also spares /dev/shm, 64 MB in a container
  max_parallel_maintenance_workers: '0',
  io_method: 'sync', // saves three worker processes
  recovery_init_sync_method: syncMethod,
  client_connection_check_interval: '5s', // work of a killed client ends
  log_min_messages: 'log', // refused statements are the server's to report, and may hold personal data
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The name that the database knows us by, whatever the system calls us. */
export const superuser = 'continuo'

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`

/**
 * The three files that govern a cluster, for the folder they will lie in. They are ours and written anew at each start; a setting of one's own belongs in `ALTER SYSTEM`, which
 * outranks them. No password is needed: the kernel says who is at the other end of the socket, and only the people named here are let in.
 */
export function settingFiles(folder: string, people: readonly string[], more: Record<string, string>): Record<string, string> {
  const head = '# Written by Continuo at each start. Use ALTER SYSTEM for settings of your own.\n'
  const all = { hba_file: join(folder, 'pg_hba.conf'), ident_file: join(folder, 'pg_ident.conf'), ...ours, ...more }
  const map = people.map((name) => `continuo "${name.replaceAll('"', '""')}" ${superuser}\n`)
  return {
    [join(folder, 'postgresql.conf')]:
      head +
      Object.entries(all)
        .map(([name, value]) => `${name} = ${quoted(value)}\n`)
        .join(''),
    [join(folder, 'pg_hba.conf')]: `${head}local all all peer map=continuo\n`,
    [join(folder, 'pg_ident.conf')]: head + map.join(''),
  }
}

export const settingsStand = (files: Record<string, string>) =>
  Object.entries(files).every(([path, text]) => existsSync(path) && readFileSync(path, 'utf8') === text)

export function writeSettings(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    rmSync(path, { force: true }) // another user's file may stand there, or a link
    writeFileSync(path, text, { flag: 'wx' })
    chmodSync(path, 0o644) // whatever the umask: the database's account must read it, and the folder above keeps others out
  }
}
