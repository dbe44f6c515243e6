-- AlterTable
ALTER TABLE `users` ADD COLUMN `invite_code` VARCHAR(16) NULL;

-- CreateIndex
CREATE UNIQUE INDEX `users_invite_code_key` ON `users`(`invite_code`);

-- CreateTable
CREATE TABLE `invitations` (
    `friend_id` INTEGER NOT NULL,
    `inviter_id` INTEGER NULL,
    `friend_days` INTEGER UNSIGNED NOT NULL,
    `inviter_days` INTEGER UNSIGNED NOT NULL,
    `created_at` DATETIME(3) NOT NULL,

    INDEX `invitations_inviter_id_created_at_idx`(`inviter_id`, `created_at`),
    PRIMARY KEY (`friend_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `invitations` ADD CONSTRAINT `invitations_friend_id_fkey` FOREIGN KEY (`friend_id`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `invitations` ADD CONSTRAINT `invitations_inviter_id_fkey` FOREIGN KEY (`inviter_id`) REFERENCES `users`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
