import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keptFolder } from './memory.setup.ts'

/** Where a Chromium that came through npm can be started from, and the environment that it needs. */
export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/**
 * Unpacks the Chromium inside `@sparticuz/chromium` once for each version and user. The package unpacks straight into the temporary folder and
 * takes a half-written file for a whole one, so that two test workers would trip over each other: here it unpacks into a folder of its own,
 * which is renamed when it is complete.
 */
export const unpackChromium = async (): Promise<Chromium> => {
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const manifest = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8')) as { version: string }
  const home = join(keptFolder(), `continuo-chromium-${manifest.version}-${userInfo().uid}`)
  if (!existsSync(home)) await unpackInto(home, bin)
  const executablePath = join(home, 'chromium')
  const env: Record<string, string> = {}
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(home, 'fonts')
  if (await lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(home, 'al2023', 'lib')
  return { executablePath, env }
}

const unpackInto = async (home: string, bin: string): Promise<void> => {
  const staging = await mkdtemp(`${home}.`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = staging
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium')
    await packaged.executablePath()
    await inflate(join(bin, 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  await rename(staging, home).catch(async (problem: NodeJS.ErrnoException) => {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw problem
  })
}

/** Chromium needs libnss3 and libnspr4; the package carries them for machines without. */
const lacksLibraries = (executablePath: string): Promise<boolean> =>
  new Promise((resolve) => {
    execFile('ldd', [executablePath], (problem, stdout) => resolve(problem !== null || stdout.includes('not found')))
  })
