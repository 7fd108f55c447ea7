import { expect, test } from 'vitest'
import { emptyTitle } from './emptyTitle.ts'

const standing = { known: true, campaign: { name: 'Autumn' }, campaigns: [1], slots: [], of: 0, begins: false }
const two = { ...standing, campaigns: [1, 2] }

test.each([
  [{ ...standing, campaign: undefined, campaigns: [] }, 'Nothing is live here, so the page keeps what it has.'],
  [{ ...standing, slots: undefined }, undefined],
  [standing, 'Waiting for the first decision.'],
  [two, '“Autumn” waits for the first decision.'],
  [{ ...standing, of: 9 }, '9 decisions of late: too few to say what leads.'],
  [{ ...two, of: 9 }, '“Autumn”: 9 decisions of late, too few to say what leads.'],
  [{ ...standing, begins: true }, 'Learning begins: nothing was decided yet since what is shown here was changed.'],
  [{ ...two, begins: true }, '“Autumn” begins to learn: nothing was decided yet since what it shows was changed.'],
  [{ ...two, begins: true, of: 1 }, '“Autumn” begins to learn: 1 decision since what it shows was changed.'],
])('%#: %s', (asked, title) => expect(emptyTitle(asked, String)).toBe(title))
