-- CreateTable
CREATE TABLE `users` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `telegram_id` BIGINT NOT NULL,
    `username` VARCHAR(64) NULL,
    `gender` ENUM('male', 'female', 'other') NULL,
    `age` TINYINT UNSIGNED NULL,
    `city` VARCHAR(128) NULL,
    `city_key` VARCHAR(64) NULL,
    `profile_image_url` VARCHAR(512) NULL,
    `language` VARCHAR(16) NULL,
    `is_premium` BOOLEAN NOT NULL DEFAULT false,
    `premium_expires_at` DATETIME(3) NULL,
    `is_banned` BOOLEAN NOT NULL DEFAULT false,
    `banned_until` DATETIME(3) NULL,
    `ban_reason` VARCHAR(512) NULL,
    `is_unreachable` BOOLEAN NOT NULL DEFAULT false,
    `refused_until` DATETIME(3) NULL,
    `want_genders` VARCHAR(32) NULL,
    `want_age_min` TINYINT UNSIGNED NULL,
    `want_age_max` TINYINT UNSIGNED NULL,
    `want_same_city` BOOLEAN NOT NULL DEFAULT false,
    `ratings_good` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `ratings_bad` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `registered_at` DATETIME(3) NULL,
    `last_active_at` DATETIME(3) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    UNIQUE INDEX `users_telegram_id_key`(`telegram_id`),
    INDEX `users_username_idx`(`username`),
    INDEX `users_city_key_id_idx`(`city_key`, `id`),
    INDEX `users_is_banned_id_idx`(`is_banned`, `id`),
    INDEX `users_is_premium_premium_expires_at_idx`(`is_premium`, `premium_expires_at`),
    INDEX `users_registered_at_idx`(`registered_at`),
    INDEX `users_last_active_at_idx`(`last_active_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `chat_rooms` (
    `id` CHAR(26) NOT NULL,
    `user1_id` INTEGER NOT NULL,
    `user2_id` INTEGER NOT NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT true,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `ended_at` DATETIME(3) NULL,
    `end_reason` VARCHAR(32) NULL,
    `ended_by_id` INTEGER NULL,
    `is_premium` BOOLEAN NOT NULL DEFAULT false,
    `video_call_room_id` VARCHAR(64) NULL,
    `video_call_link` VARCHAR(512) NULL,

    INDEX `chat_rooms_user1_id_is_active_created_at_idx`(`user1_id`, `is_active`, `created_at`),
    INDEX `chat_rooms_user2_id_is_active_created_at_idx`(`user2_id`, `is_active`, `created_at`),
    INDEX `chat_rooms_is_active_created_at_idx`(`is_active`, `created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `premium_subscriptions` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` INTEGER NOT NULL,
    `provider` VARCHAR(32) NOT NULL,
    `transaction_id` VARCHAR(191) NOT NULL,
    `amount` INTEGER UNSIGNED NOT NULL,
    `currency` VARCHAR(8) NOT NULL,
    `start_date` DATETIME(3) NOT NULL,
    `end_date` DATETIME(3) NOT NULL,
    `is_recurring` BOOLEAN NOT NULL DEFAULT false,
    `cancelled_at` DATETIME(3) NULL,
    `refunded_at` DATETIME(3) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX `premium_subscriptions_transaction_id_key`(`transaction_id`),
    INDEX `premium_subscriptions_user_id_end_date_idx`(`user_id`, `end_date`),
    INDEX `premium_subscriptions_end_date_idx`(`end_date`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `payments` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` INTEGER NOT NULL,
    `subscription_id` INTEGER NULL,
    `provider` VARCHAR(32) NOT NULL,
    `charge_id` VARCHAR(191) NOT NULL,
    `provider_charge_id` VARCHAR(191) NULL,
    `offer` VARCHAR(64) NOT NULL,
    `amount` INTEGER UNSIGNED NOT NULL,
    `currency` VARCHAR(8) NOT NULL,
    `is_recurring` BOOLEAN NOT NULL DEFAULT false,
    `status` ENUM('paid', 'refunded') NOT NULL DEFAULT 'paid',
    `paid_at` DATETIME(3) NOT NULL,
    `refunded_at` DATETIME(3) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX `payments_charge_id_key`(`charge_id`),
    INDEX `payments_user_id_paid_at_idx`(`user_id`, `paid_at`),
    INDEX `payments_subscription_id_idx`(`subscription_id`),
    INDEX `payments_paid_at_idx`(`paid_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `reports` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `reporter_id` INTEGER NOT NULL,
    `reported_id` INTEGER NOT NULL,
    `room_id` CHAR(26) NULL,
    `report_type` VARCHAR(32) NOT NULL,
    `reason` VARCHAR(1024) NULL,
    `severity` TINYINT UNSIGNED NOT NULL DEFAULT 0,
    `evidence_message_ids` VARCHAR(1024) NULL,
    `is_resolved` BOOLEAN NOT NULL DEFAULT false,
    `claimed_by` BIGINT NULL,
    `claimed_at` DATETIME(3) NULL,
    `resolution` VARCHAR(32) NULL,
    `resolved_by` BIGINT NULL,
    `resolved_at` DATETIME(3) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX `reports_reporter_id_room_id_key`(`reporter_id`, `room_id`),
    INDEX `reports_is_resolved_severity_id_idx`(`is_resolved`, `severity`, `id`),
    INDEX `reports_reported_id_created_at_idx`(`reported_id`, `created_at`),
    INDEX `reports_room_id_idx`(`room_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `blocks` (
    `blocker_id` INTEGER NOT NULL,
    `blocked_id` INTEGER NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `blocks_blocked_id_idx`(`blocked_id`),
    PRIMARY KEY (`blocker_id`, `blocked_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ratings` (
    `room_id` CHAR(26) NOT NULL,
    `rater_id` INTEGER NOT NULL,
    `rated_id` INTEGER NOT NULL,
    `is_good` BOOLEAN NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `ratings_rater_id_idx`(`rater_id`),
    INDEX `ratings_rated_id_created_at_idx`(`rated_id`, `created_at`),
    PRIMARY KEY (`room_id`, `rater_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `broadcasts` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `admin_id` BIGINT NOT NULL,
    `status` ENUM('draft', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'undoing', 'undone') NOT NULL DEFAULT 'draft',
    `source_chat_id` BIGINT NOT NULL,
    `source_message_ids` VARCHAR(255) NOT NULL,
    `buttons` TEXT NULL,
    `status_message_id` BIGINT NULL,
    `language` VARCHAR(16) NULL,
    `gender` ENUM('male', 'female', 'other') NULL,
    `city_key` VARCHAR(64) NULL,
    `is_premium` BOOLEAN NULL,
    `active_within_days` SMALLINT UNSIGNED NULL,
    `audience_size` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `allow_paid` BOOLEAN NOT NULL DEFAULT false,
    `cursor_user_id` INTEGER NOT NULL DEFAULT 0,
    `sent_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `blocked_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `deactivated_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `failed_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `scheduled_at` DATETIME(3) NULL,
    `started_at` DATETIME(3) NULL,
    `finished_at` DATETIME(3) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `broadcasts_status_scheduled_at_idx`(`status`, `scheduled_at`),
    INDEX `broadcasts_created_at_idx`(`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `admin_actions` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `admin_id` BIGINT NOT NULL,
    `action` VARCHAR(64) NOT NULL,
    `target_user_id` INTEGER NULL,
    `target` VARCHAR(64) NULL,
    `state_before` TEXT NULL,
    `state_after` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `admin_actions_admin_id_created_at_idx`(`admin_id`, `created_at`),
    INDEX `admin_actions_target_user_id_created_at_idx`(`target_user_id`, `created_at`),
    INDEX `admin_actions_created_at_idx`(`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `chat_rooms` ADD CONSTRAINT `chat_rooms_user1_id_fkey` FOREIGN KEY (`user1_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `chat_rooms` ADD CONSTRAINT `chat_rooms_user2_id_fkey` FOREIGN KEY (`user2_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `premium_subscriptions` ADD CONSTRAINT `premium_subscriptions_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `payments` ADD CONSTRAINT `payments_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `payments` ADD CONSTRAINT `payments_subscription_id_fkey` FOREIGN KEY (`subscription_id`) REFERENCES `premium_subscriptions`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `reports` ADD CONSTRAINT `reports_reporter_id_fkey` FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `reports` ADD CONSTRAINT `reports_reported_id_fkey` FOREIGN KEY (`reported_id`) REFERENCES `users`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `reports` ADD CONSTRAINT `reports_room_id_fkey` FOREIGN KEY (`room_id`) REFERENCES `chat_rooms`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `blocks` ADD CONSTRAINT `blocks_blocker_id_fkey` FOREIGN KEY (`blocker_id`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `blocks` ADD CONSTRAINT `blocks_blocked_id_fkey` FOREIGN KEY (`blocked_id`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `ratings` ADD CONSTRAINT `ratings_room_id_fkey` FOREIGN KEY (`room_id`) REFERENCES `chat_rooms`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `ratings` ADD CONSTRAINT `ratings_rater_id_fkey` FOREIGN KEY (`rater_id`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `ratings` ADD CONSTRAINT `ratings_rated_id_fkey` FOREIGN KEY (`rated_id`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `admin_actions` ADD CONSTRAINT `admin_actions_target_user_id_fkey` FOREIGN KEY (`target_user_id`) REFERENCES `users`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
