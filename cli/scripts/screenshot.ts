import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** In a process of its own: what may be the server itself knows nothing of the tests’ browser. */
const pictures = resolve(import.meta.dirname, '../../test/screenshot.ts')
spawn(process.execPath, [pictures, ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (status) => process.exit(status ?? 1))
