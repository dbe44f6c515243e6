-- CreateTable
CREATE TABLE `daily_stats` (
    `day` DATE NOT NULL,
    `members` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `new_members` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `returning_members` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `premium_members` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `rooms` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `room_median_seconds` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `messages` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `matched` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `timed_out` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `wait_median_ms` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `reports` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `stars` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `stars_refunded` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `closed_at` DATETIME(3) NULL,

    PRIMARY KEY (`day`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateIndex
CREATE INDEX `users_is_premium_id_idx` ON `users`(`is_premium`, `id`);

-- CreateIndex
CREATE INDEX `users_is_unreachable_idx` ON `users`(`is_unreachable`);

-- CreateIndex
CREATE INDEX `chat_rooms_ended_at_idx` ON `chat_rooms`(`ended_at`);

-- CreateIndex
CREATE INDEX `payments_refunded_at_idx` ON `payments`(`refunded_at`);

-- CreateIndex
CREATE INDEX `reports_is_resolved_reported_id_idx` ON `reports`(`is_resolved`, `reported_id`);

-- CreateIndex
CREATE INDEX `reports_created_at_idx` ON `reports`(`created_at`);
