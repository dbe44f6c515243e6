export { openPutOffs, type PutOffs } from './put-offs.js'
