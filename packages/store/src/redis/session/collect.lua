-- Adds an item of an album to those that wait to be sent together, once.
-- KEYS: album of the member (hash)
-- ARGV: group (Telegram's id of the album), room, partner, key (of the item's event), trace, message id, item (JSON), ttl (s)
-- Gives { collected | sent | other, album as a flat list }: `sent` when the item went out before, as in a try that died after
-- that; `other` when items of another album or room still wait.
local album, group, room, id = KEYS[1], ARGV[1], ARGV[2], ARGV[6]
if redis.call('HEXISTS', album, 'sent:' .. id) == 1 then
  return { 'sent', {} }
end
local open = redis.call('HMGET', album, 'group', 'room')
if not open[1] then
  redis.call('HSET', album, 'group', group, 'room', room, 'partner', ARGV[3], 'key', ARGV[4], 'trace', ARGV[5])
elseif open[1] ~= group or open[2] ~= room then
  return { 'other', {} }
end
redis.call('HSETNX', album, 'item:' .. id, ARGV[7])
redis.call('EXPIRE', album, ARGV[8])
return { 'collected', redis.call('HGETALL', album) }
