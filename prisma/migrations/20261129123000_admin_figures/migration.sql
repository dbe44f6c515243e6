-- CreateIndex
CREATE INDEX `chat_rooms_ended_at_created_at_idx` ON `chat_rooms`(`ended_at`, `created_at`);

-- CreateIndex
CREATE INDEX `users_is_unreachable_registered_at_idx` ON `users`(`is_unreachable`, `registered_at`);

-- DropIndex
DROP INDEX `chat_rooms_ended_at_idx` ON `chat_rooms`;

-- DropIndex
DROP INDEX `users_is_unreachable_idx` ON `users`;
