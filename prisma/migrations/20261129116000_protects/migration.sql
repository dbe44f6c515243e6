-- AlterTable
ALTER TABLE `users` ADD COLUMN `protects` BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN `reports_cleared_at` DATETIME(3) NULL;
