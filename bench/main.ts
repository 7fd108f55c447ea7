import { parseArgs } from 'node:util'
import type { Benchmark, Figure } from './figure.ts'
import { benchmarks } from './index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, full: { type: 'boolean' }, seeds: { type: 'string' }, help: { type: 'boolean' } },
})

const names = benchmarks.flatMap(({ figures }) => figures)
const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const line = ({ name, value, unit, against, ratio, more }: Figure): string =>
  `${name.padEnd(20)} ${String(Number(value.toPrecision(4))).padStart(10)} ${unit.padEnd(16)} ${String(Number(ratio.toPrecision(3))).padStart(6)} × ${against}${more ? `   ${JSON.stringify(more)}` : ''}`

const asked = (figure: string): boolean => positionals.length === 0 || positionals.some((word) => figure === word || figure.startsWith(`${word}.`))
const chosen = ({ figures, long }: Benchmark): boolean => figures.some(asked) && (!long || values.full === true || positionals.length > 0)

const unknown = positionals.filter((word) => !names.some((name) => name === word || name.startsWith(`${word}.`)))
const seeds = values.seeds === undefined ? undefined : Number(values.seeds)
const wrong = [
  ...(unknown.length > 0 ? [`There is no figure ${unknown.join(', ')}.`] : []),
  ...(seeds === undefined || (Number.isInteger(seeds) && seeds > 0 && seeds <= 1_000) ? [] : ['--seeds is not a whole number from 1 to 1,000.']),
]
if (values.help || wrong.length > 0) {
  say([...wrong, 'npm run bench -- [--json] [--full] [--seeds N] [figure …]', `Figures: ${names.join(', ')}`].join('\n'))
  process.exit(wrong.length > 0 ? 2 : 0)
}

// One after the other: two cores give no room for two measurements.
for (const benchmark of benchmarks.filter(chosen)) {
  for (const figure of await benchmark.run({ full: values.full ?? false, only: asked, say, ...(seeds !== undefined && { seeds }) }))
    process.stdout.write(`${values.json ? JSON.stringify(figure) : line(figure)}\n`)
}
process.exit(0)
