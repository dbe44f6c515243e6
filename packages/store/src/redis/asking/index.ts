export { type Asking, openAsking } from './asking.js'
