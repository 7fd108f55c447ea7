import { useState } from 'react'
import { ChoiceField, TextArea, TextField, TickField } from '../Field.tsx'
import { Filter, type Chosen, type Facet } from '../Filter.tsx'
import { Pick } from '../Pick.tsx'
import { Segment } from '../Segment.tsx'

const views = [
  { value: 'board', label: 'Board' },
  { value: 'list', label: 'List' },
  { value: 'timeline', label: 'Timeline' },
] as const

const times = [
  { value: 'working', label: 'Working time' },
  { value: 'calendar', label: 'Calendar time' },
] as const

const facets: readonly Facet[] = [
  {
    id: 'outcome',
    name: 'Outcome',
    options: [
      { value: 'block', label: 'blocked', count: '90' },
      { value: 'warn', label: 'warned', count: '141' },
    ],
    says: (label) => `Only ${label}`,
  },
  {
    id: 'locale',
    name: 'Locale',
    options: [
      { value: 'de', label: 'de' },
      { value: 'sv', label: 'sv' },
    ],
  },
]

/** What one chooses from and writes in. */
export const Writing = () => (
  <div className="grid gap-4 pt-1">
    <Choosing />
    <Fields />
  </div>
)

const Choosing = () => {
  const [view, setView] = useState<(typeof views)[number]['value']>('list')
  const [time, setTime] = useState<(typeof times)[number]['value']>('working')
  const [chosen, setChosen] = useState<Chosen>({ outcome: ['block'], locale: ['de'] })
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Segment label="View" options={views} value={view} onChange={setView} />
        <Pick label="Time" options={times} value={time} onChange={setTime} />
      </div>
      <Filter chosen={chosen} onChange={setChosen} facets={facets} />
    </>
  )
}

const Fields = () => {
  const [skill, setSkill] = useState<string>()
  const [ticked, setTicked] = useState(true)
  const [headline, setHeadline] = useState('Trocken bis vor die Tür')
  return (
    <>
      <div className="grid grid-cols-2 gap-4 max-column:grid-cols-1">
        <TextField
          label="Headline"
          value={headline}
          onChange={(event) => setHeadline(event.target.value)}
          side={`${headline.length} of 36 characters`}
          lang="de"
          findings={[{ severity: 'block', sentence: '35 px too wide for Mobile. Holds in the other five.' }]}
        />
        <ChoiceField
          label="Skill"
          placeholder="Choose a skill"
          hint="Who may take it depends on it."
          value={skill}
          onChange={setSkill}
          options={[
            { value: 'copy', label: 'Copy', note: '54 of 90 h' },
            { value: 'design', label: 'Design', note: '79 of 120 h' },
          ]}
        />
        <TextArea label="Message" defaultValue="Rain from four o’clock." hint="What it should say, and to whom." />
        <TextField label="Locked by brand" value="8 px clear" readOnly hint="Maren Lund locked it in version 4." />
      </div>
      <TickField label="Only what waits for me" hint="6 more wait at claims." checked={ticked} onChange={setTicked} />
    </>
  )
}
