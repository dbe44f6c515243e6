-- Draws sends from the budget of all that is bulk, shared by all replicas.
-- KEYS: 1 the budget (hash)
-- ARGV: 1 sends a second, 2 burst, 3 how many are wanted at most
-- Answers { how many may be sent now, ms until the next may be when that is none }.
local rate, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local budget = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'held')
local held = tonumber(budget[3] or 0)
if held > now then return { 0, math.ceil(held - now) } end
-- What nobody has drawn from for a while is as good as new, but never more than a burst.
local since = math.max(0, now - tonumber(budget[2] or 0))
local tokens = math.min(burst, tonumber(budget[1] or 1) + since * rate / 1000)
local drawn = math.min(wanted, math.floor(tokens))
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - drawn), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], 600000)
if drawn > 0 then return { drawn, 0 } end
return { 0, math.ceil((1 - tokens) * 1000 / rate) }
