-- AlterTable
ALTER TABLE `users` ADD COLUMN `show_age` BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN `show_city` BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN `show_gender` BOOLEAN NOT NULL DEFAULT true;
