-- AlterTable
ALTER TABLE `users` ADD COLUMN `premium_due_at` DATETIME(3) NULL;

-- CreateIndex
CREATE INDEX `users_premium_due_at_idx` ON `users`(`premium_due_at`);

-- Those who are premium already are told when it has ended.
UPDATE `users` SET `premium_due_at` = `premium_expires_at` WHERE `is_premium` = TRUE;

-- AlterTable
ALTER TABLE `payments` ADD COLUMN `first_charge_id` VARCHAR(191) NULL,
    ADD COLUMN `refund_asked_at` DATETIME(3) NULL;

-- CreateIndex
CREATE INDEX `payments_status_refund_asked_at_idx` ON `payments`(`status`, `refund_asked_at`);

-- CreateTable
CREATE TABLE `gift_codes` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `code_hash` CHAR(64) NOT NULL,
    `days` SMALLINT UNSIGNED NOT NULL,
    `created_by` BIGINT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `expires_at` DATETIME(3) NULL,
    `redeemed_by_id` INTEGER NULL,
    `redeemed_at` DATETIME(3) NULL,

    UNIQUE INDEX `gift_codes_code_hash_key`(`code_hash`),
    INDEX `gift_codes_redeemed_by_id_idx`(`redeemed_by_id`),
    INDEX `gift_codes_created_at_idx`(`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `gift_codes` ADD CONSTRAINT `gift_codes_redeemed_by_id_fkey` FOREIGN KEY (`redeemed_by_id`) REFERENCES `users`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
