-- KEYS[1] the lock; ARGV[1] the holder's token, ARGV[2] its new life in milliseconds. 1 if it was still the holder's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
