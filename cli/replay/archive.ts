import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'

/** One package (headline and image) of a test, as it was measured. */
export interface MeasuredArm {
  impressions: number
  clicks: number
}

export interface HeadlineTest {
  /** Begins with the second in which the test was made, as hex: sorted by id, tests are in the order of time. */
  id: string
  /** As in the file, sorted by clicks: whoever plays them must shuffle them first. */
  arms: readonly MeasuredArm[]
}

const files = { impressions: 'n_matrix.csv', clicks: 'y_matrix.csv' }

/**
 * The Upworthy Research Archive (Matias, Munger, Aubin Le Quere, Ebersole: Scientific Data 8, 195, 2021) as two matrices, one row a test, one column an
 * arm; no impressions: no such arm. In the order of time. Tests with fewer than two arms are left out.
 */
export const readArchive = async (folder: string): Promise<HeadlineTest[] | Refusal> => {
  const impressions = await readMatrix(folder, files.impressions)
  if (isRefusal(impressions)) return impressions
  const clicks = await readMatrix(folder, files.clicks)
  if (isRefusal(clicks)) return clicks
  const tests: HeadlineTest[] = []
  for (const [id, shown] of impressions) {
    const clicked = clicks.get(id)
    if (clicked?.length !== shown.length) return malformed(files.clicks, `the test ${id} is not in it with ${shown.length} columns`)
    const wrong = shown.findIndex((count, arm) => clicked[arm]! > count)
    if (wrong >= 0) return malformed(files.clicks, `arm ${wrong} of the test ${id} has more clicks than impressions`)
    const arms = shown.flatMap((count, arm) => (count > 0 ? [{ impressions: count, clicks: clicked[arm]! }] : []))
    if (arms.length > 1) tests.push({ id, arms })
  }
  return tests.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const readMatrix = async (folder: string, file: string): Promise<Map<string, number[]> | Refusal> => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => undefined)
  if (text === undefined) {
    return refuse('notFound', `There is no readable ${file} in ${folder}.`, {
      remedy: `Give the folder that holds ${files.impressions} and ${files.clicks} of the Upworthy Research Archive.`,
    })
  }
  const rows = new Map<string, number[]>()
  for (const [at, line] of text.trim().split(/\r?\n/).slice(1).entries()) {
    const [id = '', ...cells] = line.split(',')
    const counts = cells.map(Number)
    if (id === '' || counts.length === 0 || !counts.every((count) => Number.isInteger(count) && count >= 0)) {
      return malformed(file, `line ${at + 2} is not an id and whole numbers`)
    }
    rows.set(id, counts)
  }
  return rows.size > 0 ? rows : malformed(file, 'it holds no test')
}

const malformed = (file: string, problem: string): Refusal =>
  refuse('malformed', `${file} is not the archive's matrix: ${problem}.`, {
    where: [{ path: file, problem }],
    remedy: 'Take the file anew, unchanged.',
  })
