export {
  type Answered,
  type Asked,
  type CallAnswer,
  type CallAsk,
  type CallAsks,
  openCallAsks,
} from './call-asks.js'
