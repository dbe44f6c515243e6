-- AlterTable
ALTER TABLE `users` ADD COLUMN `deleted_at` DATETIME(3) NULL;

-- CreateTable
CREATE TABLE `former_members` (
    `identity_hash` CHAR(64) NOT NULL,
    `user_id` INTEGER NULL,
    `deleted_at` DATETIME(3) NOT NULL,

    INDEX `former_members_user_id_idx`(`user_id`),
    INDEX `former_members_deleted_at_idx`(`deleted_at`),
    PRIMARY KEY (`identity_hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `former_members` ADD CONSTRAINT `former_members_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
