-- AlterTable
ALTER TABLE `users` ADD COLUMN `suspended_at` DATETIME(3) NULL,
    ADD COLUMN `suspended_for` VARCHAR(32) NULL;

-- AlterTable
ALTER TABLE `blocks` ADD COLUMN `met_at` DATETIME(3) NULL,
    ADD COLUMN `room_id` CHAR(26) NULL,
    ADD COLUMN `shown_age` TINYINT UNSIGNED NULL,
    ADD COLUMN `shown_city` VARCHAR(128) NULL,
    ADD COLUMN `shown_gender` ENUM('male', 'female', 'other') NULL;

-- CreateIndex
CREATE INDEX `blocks_blocker_id_created_at_idx` ON `blocks`(`blocker_id`, `created_at`);
