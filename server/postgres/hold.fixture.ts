/** Started by the tests as a process of its own, to be killed: holds a database until it is told to stop. */
import { defaultDataFolder } from './default-data-folder.ts'
import { startPostgres } from './supervise.ts'

const [folder = '', settings = '{}'] = process.argv.slice(2)
const started = await startPostgres({
  folder: folder || defaultDataFolder({ cwd: process.cwd(), uid: process.getuid?.() }),
  settings: JSON.parse(settings) as Record<string, string>,
})
const { postgres, ...refusal } = started.ok ? started : { ...started, postgres: undefined }
process.on('SIGTERM', () => void postgres?.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ ...refusal, ...postgres, me: process.pid })}\n`)
if (postgres) setInterval(() => {}, 1000)
