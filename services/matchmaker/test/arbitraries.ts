import { Gender, type Ticket, type Wants } from '@anonchat/contracts'
import fc from 'fast-check'

/** Ages at the edges of bands and in their middle, few enough that people fit now and then. */
const age = fc.constantFrom(18, 19, 20, 22, 24, 25, 30, 34, 50, 57, 59, 64, 69, 70, 99)

const wants: fc.Arbitrary<Wants> = fc
  .record({
    genders: fc.subarray([...Gender.options], { minLength: 1 }),
    ages: fc.oneof(fc.constant([18, 99] as const), fc.tuple(age, age)),
    sameCity: fc.boolean(),
  })
  .map(({ genders, ages: [a, b], sameCity }) => ({
    genders,
    ageMin: Math.min(a, b),
    ageMax: Math.max(a, b),
    sameCity,
  }))

/** So many people of all kinds, members `first` and up, who blocked or lately met some of each other. */
export function people(count: number, first = 1_001): fc.Arbitrary<Ticket[]> {
  const ids = Array.from({ length: count }, (_, index) => first + index)
  const some = fc.array(fc.constantFrom(...ids), { maxLength: 4 })
  const ticket = (memberId: number): fc.Arbitrary<Ticket> =>
    fc.record({
      memberId: fc.constant(memberId),
      userId: fc.constant(memberId),
      gender: fc.constantFrom(...Gender.options),
      age,
      cityKey: fc.constantFrom('tehran', 'شیراز', '*'),
      isPremium: fc.boolean(),
      wants,
      blocked: some,
      recent: some,
    })
  return fc.tuple(...ids.map(ticket))
}
