-- Writes down what came of a recipient, at its position. Run twice it changes nothing. A parcel that is settled
-- has no outcomes any more.
-- KEYS: 1 the parcel (string), 2 its outcomes (string)
-- ARGV: 1 offset in bytes, 2 the outcome, 3 TTL in ms
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local length = redis.call('SETRANGE', KEYS[2], ARGV[1], ARGV[2])
if length == ARGV[1] + #ARGV[2] then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return 1
