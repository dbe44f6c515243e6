-- AlterTable
ALTER TABLE `admin_actions` ADD COLUMN `action_key` VARCHAR(191) NOT NULL,
    ADD COLUMN `actor` VARCHAR(16) NOT NULL,
    MODIFY `admin_id` BIGINT NULL;

-- CreateIndex
CREATE UNIQUE INDEX `admin_actions_action_key_key` ON `admin_actions`(`action_key`);

-- CreateIndex
CREATE INDEX `admin_actions_admin_id_id_idx` ON `admin_actions`(`admin_id`, `id`);

-- CreateIndex
CREATE INDEX `admin_actions_target_user_id_id_idx` ON `admin_actions`(`target_user_id`, `id`);

-- DropIndex
DROP INDEX `admin_actions_admin_id_created_at_idx` ON `admin_actions`;

-- DropIndex
DROP INDEX `admin_actions_target_user_id_created_at_idx` ON `admin_actions`;
