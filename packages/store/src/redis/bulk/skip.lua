-- Writes down an outcome for those of a parcel of whom nothing is known yet.
-- KEYS: 1 the parcel (string), 2 its outcomes (string)
-- ARGV: 1 bytes of an outcome, 2 the outcome, 3 TTL in ms, 4 … positions
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local skipped = 0
for i = 4, #ARGV do
  local at = ARGV[i] * ARGV[1]
  local known = redis.call('GETRANGE', KEYS[2], at, at)
  if known == '' or known == '\0' then
    redis.call('SETRANGE', KEYS[2], at, ARGV[2])
    skipped = skipped + 1
  end
end
if skipped > 0 then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return skipped
