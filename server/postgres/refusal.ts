/** What can keep the embedded database from running. Closed, so that a caller may answer each in its own way. */
export type PostgresRefusalCode =
  | 'noBinary' // no package for this platform, or npm left it out
  | 'binaryCannotRun' // it is there, but this system cannot execute it
  | 'noSuchUser' // the user we run as is unknown to the system
  | 'folderUnusable' // cannot be entered, written, or owned by the database's user
  | 'diskFull'
  | 'otherVersion' // written by another major version of PostgreSQL
  | 'alreadyRunning' // another Continuo holds this folder
  | 'notRunning' // only from findPostgres
  | 'startFailed'

export type PostgresRefusal = { ok: false; code: PostgresRefusalCode; message: string }

export const ownDatabase = 'set DATABASE_URL to a PostgreSQL (15 or newer) of your own'

export const refusePostgres = (code: PostgresRefusalCode, message: string): PostgresRefusal => ({ ok: false, code, message })

const unusable: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file stands where a folder is needed',
  EINVAL: 'this system does not know the user that the database needs',
}

/** Turns what the file system says into a refusal; whatever else was thrown is a bug of ours and is thrown on. */
export function refuseFolder(folder: string, thrown: unknown): PostgresRefusal {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuseFullDisk(folder)
  const reason = unusable[code]
  if (reason === undefined) throw thrown
  return refusePostgres(
    'folderUnusable',
    `The data folder ${folder} cannot be used: ${reason} (${(thrown as Error).message}). Set DATA_DIR to a folder that this user may write, or ${ownDatabase}.`,
  )
}

export const refuseFullDisk = (folder: string): PostgresRefusal =>
  refusePostgres(
    'diskFull',
    `The disk that holds ${folder} is full. Free about 100 MB there, or set DATA_DIR to a folder on another disk. Nothing was begun that has to be cleaned up.`,
  )
