-- Puts an envelope at the end of a lane, unless it came before or its room says no.
-- KEYS: 1 the lane (list), 2 its state (hash), 3 the keys it has seen (list)
-- ARGV: 1 key, 2 envelope, 3 fence ('', opens, within, closes), 4 room, 5 keys to remember, 6 TTL in ms
-- Answers { pushed | duplicate | stale, generation whose job must exist or -1 }.
local state = redis.call('HMGET', KEYS[2], 'generation', 'armed', 'room', 'rooms')
local generation, armed = tonumber(state[1] or 0), state[2] == '1'

-- Came before. Who pushed it may have died before it added the job: whoever pushes again adds it.
if redis.call('LPOS', KEYS[3], ARGV[1]) then
  return { 'duplicate', armed and generation or -1 }
end

local fence, room = ARGV[3], ARGV[4]
-- The room that is open in this chat; '' when none is, false when nothing is known, as after a loss of Redis.
local open = state[3]
-- The last rooms that this chat saw open or close, 26 characters each.
local rooms = state[4] or ''
local known = fence ~= '' and string.find(rooms, room, 1, true)
if fence == 'opens' and known then
  return { 'stale', -1 }
elseif fence == 'within' and open and open ~= room then
  return { 'stale', -1 }
elseif fence == 'closes' and open and open ~= room then
  return { 'stale', -1 }
end
if fence == 'opens' or fence == 'closes' then
  if not known then rooms = string.sub(room .. rooms, 1, 26 * 8) end
  redis.call('HSET', KEYS[2], 'room', fence == 'opens' and room or '', 'rooms', rooms)
end

-- Times to live are renewed where that costs least: when the lane starts anew, and at every pop while it does not.
local length = redis.call('RPUSH', KEYS[1], ARGV[2])
if length == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[6]) end
redis.call('LPUSH', KEYS[3], ARGV[1])
redis.call('LTRIM', KEYS[3], 0, ARGV[5] - 1)
-- Armed: a job for this generation exists, and sends what is pushed now when its turn comes.
if armed then return { 'pushed', -1 } end
redis.call('HSET', KEYS[2], 'generation', generation, 'armed', 1)
redis.call('PEXPIRE', KEYS[2], ARGV[6])
redis.call('PEXPIRE', KEYS[3], ARGV[6])
return { 'pushed', generation }
