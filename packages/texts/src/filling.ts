/** A span of time, shown in whole seconds below a minute, else in whole minutes. */
export interface Duration {
  readonly seconds: number
}

/** A date without its time. */
export interface Day {
  readonly day: Date
}

/** What a placeholder of a text may be filled with; names and other words of people are set apart from the line around them. */
export type Filling = string | number | boolean | Duration | Day | Date

export type Text = () => string
export type TextWith<Fillings extends Readonly<Record<string, Filling>>> = (fillings: Fillings) => string
