import { expect, it } from 'vitest'
import { type Metadata, proposedBy, statedRights } from './metadata.ts'

it.each<[says: string, metadata: Metadata, stated: { holder?: string; note?: string } | undefined]>([
  ['nothing', {}, undefined],
  ['who took it, as every camera does', { creator: ['Ann Example'], credit: 'Ann Example' }, undefined],
  ['a notice', { copyright: '© 2019–2025 Ann Example. All rights reserved.' }, { holder: 'Ann Example' }],
  ['a notice in words', { copyright: 'Copyright (c) 2025, by Ann Example' }, { holder: 'Ann Example' }],
  ['a notice without a name', { copyright: '© 2025' }, { holder: '© 2025' }],
  ['a notice of ours', { copyright: '© LINDMOOR TRAIL 2024, 2025' }, undefined],
  ['a notice of another for us', { copyright: '© Ann Example for Lindmoor Trail' }, { holder: 'Ann Example for Lindmoor Trail' }],
  ['a notice of ours with terms', { copyright: 'Lindmoor Trail', usageTerms: 'Not for print' }, { holder: 'Lindmoor Trail', note: 'Not for print' }],
  ['terms alone', { usageTerms: 'Editorial use only' }, { note: 'Editorial use only' }],
  ['where its terms stand', { webStatement: 'https://example.org/terms' }, { note: 'Terms: https://example.org/terms' }],
  ['whom to ask', { licensor: 'Example Agency' }, { holder: 'Example Agency', note: 'Licences: Example Agency' }],
  ['its owner, and a notice', { owner: 'Bo Example', copyright: '© Ann Example' }, { holder: 'Bo Example' }],
])('a file that states %s', (_, metadata, stated) => {
  const rights = statedRights(metadata, ['Lindmoor Trail'])
  expect(rights).toEqual(stated && { cleared: false, territories: ['world'], media: ['web', 'email', 'display'], ...stated })
  if (stated) expect(proposedBy(metadata, []).rights).toEqual(stated)
})
