-- Takes a send from what a chat may get, which both of its lanes share.
-- KEYS: 1 the chat's bucket (hash)
-- ARGV: 1 sends a second, 2 burst, 3 how many
-- Answers 0 when it was taken, else the ms until it would be there.
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local cost = math.min(burst, tonumber(ARGV[3]))
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local since = now - tonumber(bucket[2] or now)
local tokens = math.min(burst, tonumber(bucket[1] or burst) + since * rate / 1000)
if tokens < cost then return math.ceil((cost - tokens) * 1000 / rate) end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - cost), 'at', now)
-- It is full again by then: it need not be remembered longer.
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - tokens + cost) * 1000 / rate))
return 0
