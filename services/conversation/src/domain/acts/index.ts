import type { Act, Decision, FactName, Facts, Turn } from '../decision.js'
import type { ActName } from '../table.js'
import * as afterRoom from './after-room.js'
import * as block from './block.js'
import * as call from './call.js'
import * as filters from './filters.js'
import * as general from './general.js'
import * as ice from './ice.js'
import * as invite from './invite.js'
import * as media from './media.js'
import * as membership from './membership.js'
import * as moderation from './moderation.js'
import * as premium from './premium.js'
import * as privacy from './privacy.js'
import * as profile from './profile.js'
import * as protect from './protect.js'
import * as registration from './registration.js'
import * as relay from './relay.js'
import * as report from './report.js'
import * as reportWords from './report-words.js'
import * as room from './room.js'
import * as search from './search.js'
import * as settings from './settings.js'

/** An act whose facts are all at hand when it is called; it looks only at those that it named. */
export interface AnyAct {
  readonly needs: readonly FactName[]
  readonly decide: (turn: Turn, facts: Facts) => Decision
}

const any = <F extends FactName>({ needs, decide }: Act<F>): AnyAct => ({ needs, decide })

export const ACTS: Readonly<Record<ActName, AnyAct>> = {
  welcome: any(registration.welcome),
  'check-gate': any(registration.checkGate),
  'ask-again': any(registration.askAgain),
  'finish-first': any(registration.finishFirst),
  'take-gender': any(registration.takeGender),
  'take-age': any(registration.takeAge),
  'take-city': any(registration.takeCity),
  'take-photo': any(registration.takePhoto),
  'wrong-answer': any(registration.wrongAnswer),
  'go-back': any(registration.goBack),
  'turn-away': any(registration.turnAway),
  'tell-barred': any(moderation.tellBarred),
  'tell-lifted': any(moderation.tellLifted),
  'tell-warned': any(moderation.tellWarned),
  'tell-thanked': any(moderation.tellThanked),
  menu: any(general.menu),
  search: any(search.search),
  'search-status': any(search.searchStatus),
  'search-progress': any(search.searchProgress),
  widen: any(search.widen),
  'cancel-search': any(search.cancelSearch),
  'no-search': any(search.noSearch),
  'nobody-found': any(search.nobodyFound),
  'search-hint': any(search.searchHint),
  'too-late': any(search.tooLate),
  next: any(room.next),
  stop: any(room.stop),
  'nothing-to-stop': any(general.nothingToStop),
  'already-chatting': any(room.alreadyChatting),
  relay: any(relay.relay),
  'relay-dice': any(relay.relayDice),
  'send-album': any(relay.sendAlbum),
  'tell-unwanted': any(relay.tellUnwanted),
  'relay-edit': any(relay.relayEdit),
  'show-media': any(media.showMedia),
  'relay-reaction': any(relay.relayReaction),
  'refuse-kind': any(relay.refuseKind),
  'break-ice': any(ice.breakIce),
  'break-silence': any(ice.breakSilence),
  'warn-room': any(room.warnRoom),
  'expire-room': any(room.expireRoom),
  'leave-unreachable': any(membership.leaveUnreachable),
  reachable: any(membership.reachable),
  profile: any(profile.profile),
  'ask-change': any(profile.askChange),
  'change-profile': any(profile.changeProfile),
  'wrong-change': any(profile.wrongChange),
  'keep-profile': any(profile.keepProfile),
  'change-later': any(profile.changeLater),
  settings: any(settings.settings),
  protect: any(protect.protect),
  'change-protect': any(protect.changeProtect),
  'change-settings': any(settings.changeSettings),
  filters: any(filters.filters),
  'change-filters': any(filters.changeFilters),
  rate: any(afterRoom.rate),
  'block-now': any(block.blockNow),
  'block-nobody': any(block.blockNobody),
  'block-after': any(block.blockAfter),
  'undo-block': any(block.undoBlock),
  'list-blocked': any(block.listBlocked),
  unblock: any(block.unblock),
  'ask-report': any(report.askReport),
  report: any(report.report),
  'ask-words': any(reportWords.askWords),
  'take-words': any(reportWords.takeWords),
  'words-only': any(reportWords.wordsOnly),
  'no-words': any(reportWords.noWords),
  'cancel-report': any(report.cancelReport),
  help: any(general.help),
  invite: any(invite.invite),
  privacy: any(privacy.privacy),
  export: any(privacy.exportData),
  'ask-delete': any(privacy.askDelete),
  delete: any(privacy.deleteData),
  'delete-by-moderation': any(privacy.deleteByModeration),
  'keep-data': any(privacy.keepData),
  'ask-call': any(call.askCall),
  'no-call': any(call.noCall),
  'answer-call': any(call.answerCall),
  'end-call-ask': any(call.endCallAsk),
  premium: any(premium.premium),
  buy: any(premium.buy),
  'change-renewal': any(premium.changeRenewal),
  'take-payment': any(premium.takePayment),
  'take-refund': any(premium.takeRefund),
  redeem: any(premium.redeem),
  'redeem-first': any(premium.redeemFirst),
  'tell-granted': any(premium.tellGranted),
  'tell-renewal': any(premium.tellRenewal),
  'tell-premium-end': any(premium.tellEnd),
  'pay-support': any(premium.paySupport),
  'ask-refund': any(premium.askRefund),
  'choose-language': any(general.chooseLanguage),
  'set-language': any(general.setLanguage),
  'unknown-command': any(general.unknownCommand),
  'idle-hint': any(general.idleHint),
  // The answer to the button says it; see in/.
  'old-button': any(general.nothing),
  nothing: any(general.nothing),
}
