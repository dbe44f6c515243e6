export * from './redis/index.js'
export * from './sql/index.js'
