export { type Albums, type CollectRequest, openAlbums, type StoredAlbum } from './albums.js'
export { type IceBreakers, openIceBreakers } from './ice-breakers.js'
export { type Memo, type MoveOutcome, readMemo } from './memo.js'
export { type EndReason, endedText, type Notice, openedText, readNotices } from './notices.js'
export {
  type Chatting,
  EDITING_STATES,
  type EditingState,
  REGISTRATION_STATES,
  type Refused,
  type RegistrationState,
  readSession,
  type Searching,
  type Session,
  type SessionFields,
} from './session.js'
export {
  type BeginRequest,
  type Begun,
  type EndRoomRequest,
  type FloodLimits,
  type MoveRequest,
  openSessions,
  type RestoreRequest,
  type Sessions,
} from './sessions.js'
export { openStandings, type Standings, standingFields } from './standings.js'
