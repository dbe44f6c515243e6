-- Takes a question away, unless another has been asked since.
-- KEYS: 1 the question (string)
-- ARGV: 1 what was asked
-- Answers 1 when it was taken away, else 0.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
