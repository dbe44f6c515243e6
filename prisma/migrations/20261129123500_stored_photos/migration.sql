-- CreateTable
CREATE TABLE `stored_photos` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `object_key` CHAR(36) NOT NULL,
    `user_id` INTEGER NULL,
    `file_id` VARCHAR(512) NULL,
    `state` ENUM('wanted', 'stored', 'unwanted') NOT NULL DEFAULT 'wanted',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX `stored_photos_object_key_key`(`object_key`),
    INDEX `stored_photos_user_id_idx`(`user_id`),
    INDEX `stored_photos_state_id_idx`(`state`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `stored_photos` ADD CONSTRAINT `stored_photos_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
