-- Removes all that stands in a lane, whose chat cannot be written to. What is pushed later starts a new generation.
-- KEYS: 1 the lane (list), 2 its state (hash)
-- ARGV: 1 generation
-- Answers how many envelopes were removed.
local state = redis.call('HMGET', KEYS[2], 'generation', 'armed')
if state[2] ~= '1' or state[1] ~= ARGV[1] then return 0 end
local removed = redis.call('LLEN', KEYS[1])
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[2], 'generation', state[1] + 1, 'armed', 0, 'until', 0, 'attempts', 0)
return removed
