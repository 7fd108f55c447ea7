import { useState } from 'react'
import { Actor, ActorMark } from '../Actor.tsx'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { Finding } from '../Finding.tsx'
import { Key } from '../Key.tsx'
import { Retire } from '../Retire.tsx'
import { Tag } from '../Tag.tsx'
import { Why } from '../Why.tsx'
import { Sample } from './Sample.tsx'
import { people } from './samples.ts'
import { Writing } from './Writing.tsx'

const nothing = () => {}
/** What one presses, chooses and writes in, in every state. */
export const Controls = () => (
  <>
    <Buttons />
    <Actors />
    <Findings />
    <Sample title="Write and choose">
      <Writing />
    </Sample>
    <Asked />
  </>
)

const Buttons = () => (
  <Sample title="A button">
    <div className="flex flex-wrap items-center gap-2.5 pt-1">
      <Button tone="filled" keys="A">
        Approve 54
      </Button>
      <Button keys="R">Return</Button>
      <Button tone="quiet">Comment</Button>
      <Button tone="filled" className="outline-2 outline-offset-2 outline-focus">
        Focused
      </Button>
      <Button className="!bg-hover">Hovered</Button>
      <Button tone="filled" className="!border-thread-press !bg-thread-press">
        Pressed
      </Button>
      <Button busy="Sending 12 of 54">Send</Button>
      <Retire
        verb="Retire"
        title="Retire “Hero card”?"
        sentence="No more is made with it; what is live stays as it was released."
        uses={[{ name: 'Autumn at home', href: '/kit', note: 'drafted, home-hero' }]}
        busy={false}
        problem={null}
        onRetire={nothing}
        onLeave={nothing}
      />
      <Confirmed />
    </div>
    <div className="mt-3">
      <Button because="Tomas Reyes edited this, so he may not judge it. Maren Lund may.">Approve</Button>
    </div>
  </Sample>
)

const Actors = () => (
  <Sample title="Who acts">
    <ul className="grid gap-2.5 pt-1">
      <li>
        <Actor actor={people.ines} strong explained />
      </li>
      <li>
        <Actor actor={people.writer} strong explained />
      </li>
      <li>
        <Actor actor={people.opener} strong explained />
      </li>
      <li className="flex items-center gap-1.5">
        <ActorMark actor={null} /> <b>Nobody</b> <span className="text-ink-3">a proposal, until somebody takes it</span>
      </li>
    </ul>
  </Sample>
)

const Findings = () => (
  <Sample title="A finding">
    <Finding compact severity="block" title="Headline is 99 px too wide" remedy={{ label: 'Let two lines', onPress: nothing }} />
    <Finding compact severity="warn" title="Contrast 3.3 : 1, close to the limit" remedy={{ label: 'Lock focal point', onPress: nothing }} />
    <Finding compact severity="note" title="“Quits last” compares" place="evidence until 2028" />
    <div className="mt-3 grid gap-3 border-t border-line pt-3">
      <Finding
        severity="block"
        number={2}
        title="Headline is 99 px too wide"
        sentence="German, one line allowed. Write 16 characters or fewer, or let the slot take two lines."
        place="Mobile"
        remedy={{ label: 'Let two lines', onPress: nothing }}
      />
      <Finding severity="warn" title="Reading age 9 in German" sentence="The brand asks for 8 or less." />
    </div>
  </Sample>
)

const Asked = () => (
  <Sample title="Why">
    <p>
      It was shown with a propensity of{' '}
      <Why
        about="propensity 0.0902"
        because={{
          sentence: '47 of the snapshot’s 512 draws chose this combination; 2 % is spread evenly so that every valid one keeps a chance.',
          formula: '0.98 × 47 / 512 draws\n+ 0.02 × 1 / 84 valid = 0.0902',
          items: [{ name: 'Snapshot 87,904', href: '/kit', note: '14:31:05' }],
          madeBy: 'decision.request',
        }}
        className="font-title"
      >
        0.0902
      </Why>
      . Focus it and press <Key keys="?" />.
    </p>
    <div className="mt-3 flex flex-wrap gap-2">
      <Tag>de</Tag>
      <Tag tone="thread">new in 14</Tag>
      <Tag tone="warn">late</Tag>
      <Tag tone="block">blocked</Tag>
      <Key keys="G A" />
      <Key keys="mod+K" />
    </div>
  </Sample>
)

const Confirmed = () => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        Erase…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        onConfirm={() => setOpen(false)}
        title="Erase the profile 7f3a91?"
        sentence="Its 212 events and its consent go for good. The journal keeps that it happened, and no more."
        verb="Erase 7f3a91"
        typeName="7f3a91"
        destroys
      />
    </>
  )
}
