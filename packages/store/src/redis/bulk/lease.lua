-- Takes a parcel for a while, or keeps it: one holder at a time sends, and none while its broadcast is held.
-- KEYS: 1 the parcel (string), 2 its holder (string), 3 why its broadcast is held (string)
-- ARGV: 1 who takes, 2 for how long (ms)
-- Answers { gone } | { held } | { wait, ms } | { yours }.
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return { 'wait', math.max(1, redis.call('PTTL', KEYS[2])) } end
local gone = redis.call('EXISTS', KEYS[1]) == 0
if gone or redis.call('EXISTS', KEYS[3]) == 1 then
  -- What the holder has in hand is sent to the end; the lease is kept until it lets go, or is over.
  return { gone and 'gone' or 'held' }
end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return { 'yours' }
