-- Notes which message a message became in another chat.
-- KEYS: 1 message ids (hash)
-- ARGV: 1 field, 2 value, 3 TTL in ms
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
