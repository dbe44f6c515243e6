export { createLoad, type Interval, type Load } from './load.js'
export { Meter, type Said, saidIn, textOf, type Verdict } from './meter.js'
export { pairUp, populate } from './population.js'
