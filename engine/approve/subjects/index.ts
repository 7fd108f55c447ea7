import type { SubjectKind } from '../subject-kind.ts'
import { familySubject } from './family.ts'
import { ruleSubject } from './rule.ts'
import { useSubject } from './use.ts'

/** One line for each kind of the stages upstream that can be approved. */
const kinds: readonly SubjectKind[] = [familySubject, ruleSubject, useSubject]

export const subjectKinds: ReadonlyMap<string, SubjectKind> = new Map(kinds.map((kind) => [kind.kind, kind]))
