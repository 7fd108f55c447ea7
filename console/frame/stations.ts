import type { Operations } from '../api/operations.ts'
import { stages, type Station } from '../kit/loop/station.ts'
import type { ScreenEntry } from './place.ts'

type Told = Operations['overview.show']['output']['stations'][number]

/** The stations as they are drawn; each leads to the first screen of its stage, or to the Overview while it has none. */
export const stationsFrom = (told: readonly Told[], screens: readonly ScreenEntry[], say: (milliseconds: number) => string): Station[] =>
  told.map(({ stage, figure, sentence, waiting, late, next, traffic, unlit }) => ({
    stage,
    figure,
    sentence,
    waiting,
    late,
    traffic,
    unlit,
    href: screens.find((screen) => screen.stage === stage)?.path ?? '/',
    ...(next ? { next: say(next.ms) } : {}),
  }))

/** Before the first answer: the line, and nothing said about it. */
export const unlitStations: readonly Station[] = stages.map((stage) => ({
  stage,
  figure: '',
  sentence: '',
  waiting: 0,
  late: 0,
  unlit: true,
  href: '/',
}))
