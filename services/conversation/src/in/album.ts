import type { MemberAlbum } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readAlbumDue = (event: MemberAlbum): Incoming =>
  fromService(`album-${event.album}-${event.items}`, event, {
    kind: 'album due',
    album: event.album,
    items: event.items,
  })
