import type { Founding } from '../engine/people/founding.ts'

/** Lindmoor Trail: a small outdoor brand that exists nowhere. Its people are made up. */
export const founding: Founding = {
  engine: { name: 'Lindmoor Trail', timeZone: 'Europe/Berlin', locale: 'en-GB', currency: 'EUR', sample: true },
  teams: [
    { key: 'studio', name: 'Studio', people: 14, hours: { copy: 90, design: 120, motion: 40 } },
    { key: 'channels', name: 'Web and e-mail', people: 9, hours: { templates: 70, languages: 50 } },
    { key: 'compliance', name: 'Compliance', people: 5, hours: { claims: 30, rights: 45 } },
    { key: 'engine', name: 'Engine', people: 6, hours: { rules: 80, insight: 60 } },
  ],
  people: [
    { key: 'maren', kind: 'person', name: 'Maren Lund', email: 'maren@lindmoor.example', roles: ['owner'], skills: ['rules'], team: 'engine' },
    { key: 'tomas', kind: 'person', name: 'Tomas Reyes', email: 'tomas@lindmoor.example', roles: ['contributor'], skills: ['copy', 'German'], team: 'studio' },
    { key: 'jonna', kind: 'person', name: 'Jonna Falk', email: 'jonna@lindmoor.example', roles: ['creativeSteward'], skills: ['copy', 'design'], team: 'studio' },
    { key: 'sander', kind: 'person', name: 'Sander Vos', email: 'sander@lindmoor.example', roles: ['creativeTechnologist'], skills: ['templates'], team: 'channels' },
    { key: 'aiko', kind: 'person', name: 'Aiko Brandt', email: 'aiko@lindmoor.example', roles: ['decisionEngineer'], skills: ['rules', 'insight'], team: 'engine' },
    { key: 'ines', kind: 'person', name: 'Ines Okafor', email: 'ines@lindmoor.example', roles: ['complianceReviewer'], skills: ['claims', 'rights'], team: 'compliance' },
    { key: 'ruth', kind: 'person', name: 'Ruth Adeyemi', email: 'ruth@lindmoor.example', roles: ['insightSteward', 'auditor'], skills: ['insight'], team: 'engine' },
    { key: 'writer', kind: 'agent', name: 'Draft writer', roles: ['agent'], skills: ['copy'], sponsor: 'tomas' },
    { key: 'engine', kind: 'flow', name: 'Standing flows', roles: ['flow'], skills: [] },
  ],
}
