-- Takes a question away that was asked before its admin turned to something else.
-- KEYS: 1 the question (string with a TTL)
-- ARGV: 1 how old it is at least (ms), 2 the TTL that it was asked with (ms), 3 what a question begins with that stays, or ''
-- Answers 1 when it was taken away, else 0.
local asked = redis.call('GET', KEYS[1])
if not asked then return 0 end
if ARGV[3] ~= '' and string.sub(asked, 1, #ARGV[3]) == ARGV[3] then return 0 end
if tonumber(ARGV[2]) - redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then return 0 end
return redis.call('DEL', KEYS[1])
