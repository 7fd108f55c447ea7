import { text } from 'node:stream/consumers'
import { runCli } from './run.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  width: process.stdout.columns ?? 140,
  environment: process.env,
  stdin: () => text(process.stdin),
})
