-- AlterTable
ALTER TABLE `broadcasts` ADD COLUMN `creation_key` VARCHAR(191) NULL,
    ADD COLUMN `deleted_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN `gave_up_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN `held_for` VARCHAR(32) NULL,
    ADD COLUMN `last_user_id` INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN `parcel_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN `skipped_count` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN `unreachable_count` INTEGER UNSIGNED NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX `broadcasts_creation_key_key` ON `broadcasts`(`creation_key`);

-- CreateTable
CREATE TABLE `broadcast_parcels` (
    `broadcast_id` INTEGER NOT NULL,
    `number` INTEGER UNSIGNED NOT NULL,
    `state` ENUM('open', 'settled', 'undoing', 'undone') NOT NULL DEFAULT 'open',
    `recipients` MEDIUMBLOB NULL,
    `outcomes` MEDIUMBLOB NULL,
    `settled_at` DATETIME(3) NULL,

    INDEX `broadcast_parcels_broadcast_id_state_number_idx`(`broadcast_id`, `state`, `number`),
    INDEX `broadcast_parcels_settled_at_idx`(`settled_at`),
    PRIMARY KEY (`broadcast_id`, `number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateIndex
CREATE INDEX `users_audience_idx` ON `users`(`is_unreachable`, `is_banned`, `is_premium`, `gender`, `language`, `city_key`, `last_active_at`, `registered_at`, `banned_until`, `premium_expires_at`);

-- AddForeignKey
ALTER TABLE `broadcast_parcels` ADD CONSTRAINT `broadcast_parcels_broadcast_id_fkey` FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
