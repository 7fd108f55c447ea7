import { z } from 'zod'
import type { Component } from '../create/component.ts'
import { titleOf } from '../create/said.ts'
import type { Piece } from './guardrail-kind.ts'

/** Sets of parts by what they are called. A member is the id or key of a component, or the key of a tag. */
export const Sets = z.record(z.string().trim().min(1).max(120), z.array(z.string().trim().min(1).max(120)).min(2).max(50))

/** The members that a component is, or bears. */
export const setIn = ({ id, key, tags }: Pick<Component, 'id' | 'key' | 'tags'>, members: readonly string[]): string[] =>
  members.filter((member) => member === id || member === key || tags.includes(member))

/** A part as a finding names it. */
export const quoted = ({ component }: Pick<Piece, 'component'>, locale: string): string => `“${titleOf(component, locale).slice(0, 60)}”`
