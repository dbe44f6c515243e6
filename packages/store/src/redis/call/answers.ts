import { z } from 'zod'

const flat = z.array(z.string())

/** What the scripts of calls give. */
export const ClaimAnswer = z.tuple([z.enum(['over', 'current']), z.string()])
export const CreateAnswer = z.enum(['created', 'exists', 'ended'])
export const EndAnswer = z.tuple([z.enum(['0', '1']), z.string(), flat])

const gone = z.tuple([z.literal('gone')])
const ended = z.tuple([z.literal('ended'), z.string()])
const replaced = z.tuple([z.literal('replaced')])

export const JoinAnswer = z.union([
  gone,
  ended,
  z.tuple([z.literal('late')]),
  z.tuple([z.literal('joined'), z.enum(['0', '1']), z.coerce.number(), z.string(), flat, flat]),
])
export const SignalAnswer = z.union([
  gone,
  ended,
  replaced,
  z.tuple([z.literal('stale')]),
  z.tuple([z.literal('kept'), z.coerce.number()]),
])
export const TouchAnswer = z.union([
  gone,
  ended,
  z.tuple([z.literal('replaced'), z.coerce.number()]),
  z.tuple([z.literal('there'), z.enum(['0', '1']), flat]),
])
