import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { runCli } from './run.ts'

const ask = async (question: string): Promise<boolean> => {
  const line = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await line.question(`${question} [y/N] `)
  line.close()
  return /^y(es)?$/i.test(answer.trim())
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  width: process.stdout.columns ?? 140,
  environment: process.env,
  stdin: () => text(process.stdin),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
})
