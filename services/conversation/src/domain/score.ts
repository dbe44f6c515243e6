export interface Ratings {
  readonly good: number
  readonly bad: number
}

/** What a member is taken for before anybody rated them, and how many ratings that weighs. */
const PRIOR = { share: 0.75, weight: 8 } as const
/** Fewer would tell who rated how. */
const ENOUGH = 5
const STARS = 5

/** The share of good ratings, 0 to 1, drawn to the prior while there are few (a Bayesian average). Never shown. */
export const score = ({ good, bad }: Ratings): number =>
  (good + PRIOR.share * PRIOR.weight) / (good + bad + PRIOR.weight)

/** What a member sees of it, 1 to 5; null while there are too few ratings. */
export const starsOf = (ratings: Ratings): number | null =>
  ratings.good + ratings.bad < ENOUGH ? null : Math.min(STARS, Math.max(1, Math.ceil(score(ratings) * STARS)))
