import { parseArgs } from 'node:util'
import type { Benchmark, Figure } from './figure.ts'
import { benchmarks } from './index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, full: { type: 'boolean' }, help: { type: 'boolean' } },
})

const names = benchmarks.flatMap(({ figures }) => figures)
const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const line = ({ name, value, unit, against, ratio, more }: Figure): string =>
  `${name.padEnd(20)} ${String(Number(value.toPrecision(4))).padStart(10)} ${unit.padEnd(16)} ${String(Number(ratio.toPrecision(3))).padStart(6)} × ${against}${more ? `   ${JSON.stringify(more)}` : ''}`

const chosen = (benchmark: Benchmark): boolean =>
  positionals.length === 0 || benchmark.figures.some((name) => positionals.some((word) => name === word || name.startsWith(`${word}.`)))

const unknown = positionals.filter((word) => !names.some((name) => name === word || name.startsWith(`${word}.`)))
if (values.help || unknown.length > 0) {
  say(
    `${unknown.length > 0 ? `There is no figure ${unknown.join(', ')}.\n` : ''}npm run bench -- [--json] [--full] [figure …]\nFigures: ${names.join(', ')}`,
  )
  process.exit(unknown.length > 0 ? 2 : 0)
}

// One after the other: two cores give no room for two measurements.
for (const benchmark of benchmarks.filter(chosen)) {
  for (const figure of await benchmark.run({ full: values.full ?? false, say }))
    process.stdout.write(`${values.json ? JSON.stringify(figure) : line(figure)}\n`)
}
process.exit(0)
