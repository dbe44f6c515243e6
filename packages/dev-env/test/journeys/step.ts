import fc from 'fast-check'

/** Whose turn it is, what sort of thing they do, and the chance by which it is chosen which. */
export interface Step {
  readonly who: number
  readonly what: What
  readonly roll: number
  /** Nothing else is done before all that it caused has come to its end. */
  readonly settles: boolean
}

/** How often each sort of thing is done, of all. */
const SHARES = {
  'the natural thing': 34,
  'says something': 12,
  'sends media': 7,
  'sends an album': 3,
  'sends what is special': 4,
  replies: 4,
  edits: 5,
  reacts: 4,
  'types a command': 12,
  'presses a new button': 9,
  'presses an old button': 9,
  'presses a key': 7,
  'answers a question': 5,
  pays: 4,
  'uses what was shown': 3,
  'deletes a message': 1,
  'blocks the bot': 2,
  'a timer runs out': 2,
  'a service dies': 0.7,
  'a service is restarted': 0.7,
} as const

export type What = keyof typeof SHARES

const WHATS = Object.entries(SHARES).map(([value, share]) => ({
  weight: Math.round(share * 10),
  arbitrary: fc.constant(value as What),
}))

const step = (people: number): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.nat(people - 1),
    what: fc.oneof(...WHATS),
    roll: fc.nat(),
    settles: fc.boolean(),
  })

/** Sequences of exactly so many steps; what fails is made shorter. */
class Sequences extends fc.Arbitrary<Step[]> {
  constructor(
    private readonly whole: fc.Arbitrary<Step[]>,
    private readonly shorter: fc.Arbitrary<Step[]>,
  ) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Step[]> {
    return this.whole.generate(random, bias)
  }

  override canShrinkWithoutContext(value: unknown): value is Step[] {
    return this.shorter.canShrinkWithoutContext(value)
  }

  override shrink(steps: Step[]): fc.Stream<fc.Value<Step[]>> {
    return this.shorter.shrink(steps, undefined)
  }
}

export function sequences(people: number, steps: number): fc.Arbitrary<Step[]> {
  const size = { maxLength: steps, size: 'max' } as const
  return new Sequences(
    fc.array(step(people), { ...size, minLength: steps }),
    fc.array(step(people), { ...size, minLength: 1 }),
  )
}
