import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { refusalForPeople } from '../print.ts'
import { progressBar } from '../progress.ts'
import { readArchive } from './archive.ts'
import { type ReplayResult, replay } from './replay.ts'
import { armSpread } from './true-rates.ts'

export const replayUpworthy: Command = {
  words: ['replay', 'upworthy'],
  stage: 'learn',
  summary: 'Play real headline tests through the engine, beside plain Thompson sampling',
  usage: 'continuo replay upworthy DIR [--tests N] [--seed S] [--json]',
  run: async (args, terminal) => {
    const refused = (refusal: Refusal): number => {
      terminal.err(flag(args, 'json') ? JSON.stringify(refusal) : refusalForPeople(refusal))
      return 1
    }
    const asked = askedFor(args)
    if (isRefusal(asked)) return refused(asked)
    const archive = await readArchive(asked.folder)
    if (isRefusal(archive)) return refused(archive)
    const progress = progressBar((text) => process.stderr.write(text), process.stderr.isTTY, 'tests')
    const result = replay(archive, { ...asked, clock: () => performance.now(), progress })
    terminal.out(flag(args, 'json') ? JSON.stringify(result) : inWords(result))
    return 0
  },
}

interface Asked {
  folder: string
  tests?: number
  seed: string
}

const askedFor = (args: Arguments): Asked | Refusal => {
  const [folder] = args.words
  if (folder === undefined) return refuse('invalidInput', 'The folder of the archive is missing.', { remedy: replayUpworthy.usage })
  const unknown = args.flags.find(({ name }) => !['tests', 'seed', 'json'].includes(name))
  if (unknown)
    return refuse('invalidInput', `There is no --${unknown.name}.`, {
      where: [{ path: unknown.name, problem: 'unknown' }],
      remedy: replayUpworthy.usage,
    })
  const [tests, seed] = [flag(args, 'tests'), flag(args, 'seed')]
  if (tests !== undefined && !(typeof tests === 'string' && /^[1-9]\d{0,6}$/.test(tests))) {
    return refuse('invalidInput', '--tests is not a whole number above nought.', { where: [{ path: 'tests', problem: 'not a count' }] })
  }
  if (seed === true) return refuse('invalidInput', '--seed has no value.', { where: [{ path: 'seed', problem: 'empty' }] })
  return { folder, seed: seed ?? '1', ...(tests !== undefined && { tests: Number(tests) }) }
}

const flag = ({ flags }: Arguments, name: string): string | true | undefined => flags.findLast((one) => one.name === name)?.value

const inWords = ({ tests, equal, plain, oracle, ours, share, plainShare, ratio, decisionsPerSecond }: ReplayResult): string => {
  const line = (name: string, rate: number, lift: number): string =>
    `  ${name.padEnd(36)}${(rate * 100).toFixed(3).padStart(7)} %${(lift * 100).toFixed(1).padStart(11)} %`
  return [
    `${`${tests} headline tests`.padEnd(30)}clicks a visitor  of oracle’s lift`,
    line('equal shares', equal, 0),
    line('plain Beta(1,1) Thompson sampling', plain, plainShare),
    line('Continuo', ours, share),
    line('oracle', oracle, 1),
    '',
    `${ratio.toFixed(2)} times the lift of plain Thompson sampling; ${decisionsPerSecond.toLocaleString('en-GB')} decisions a second, with their outcomes and refits.`,
    `The rates are not the measured ones: they are drawn together within each test (random effects on the logit, sd ${armSpread}). Each test is as long as it was,`,
    'with at most 100 refreshes. Tests of the archive’s second half come first, under a prior fitted on its first half; any beyond them have the engine’s own prior.',
    'The archive’s authors reported uneven arms in some tests (June 2024); the rate of each arm is taken from its own impressions.',
  ].join('\n')
}
