export type { Call, CallMember, Ended } from './call.js'
export {
  type Calls,
  type Joined,
  type JoinRequest,
  type Kept,
  type KeptSignal,
  type NewCall,
  openCalls,
  type Place,
  type Touched,
} from './calls.js'
