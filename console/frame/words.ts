import { counted } from '../counted.ts'

/** The words of the sample that an engine holds, and of clearing it. Figures arrive formatted. */
export const words = {
  whole: 'Sample brand, synthetic.',
  short: 'Sample',
  clear: 'Clear it',
  ask: 'Sample brand, synthetic. Clear it',
  title: (engine: string) => `Clear the sample out of ${engine}?`,
  goes: 'What goes',
  stays: 'What stays',
  needed: 'Stays of the sample too',
  neededMeaning: 'What stays names it, so the engine goes on saying that it holds a sample.',
  nothing: 'nothing',
  counted: (count: string, kind: string) => counted(count, kind),
  traffic: (decisions: string, profiles: string) =>
    `With it ${counted(decisions, 'made-up decision')} and ${counted(profiles, 'made-up profile')}, and whatever was decided and learned at the placements that go.`,
  readers: (count: string) =>
    `${counted(count, 'of these profiles is a mail reader', 'of these profiles are mail readers')} that the sample brought.`,
  journal: 'The journal stays whole; figures begin anew with what is left.',
  name: 'What the engine is called from now on',
  nameHint: 'Left empty, it keeps its name.',
  type: 'It cannot be brought back. Type the name of the engine to go on.',
  verb: 'Clear the sample',
  clearing: 'Clearing',
} as const
