-- AlterTable
ALTER TABLE `broadcasts` ADD COLUMN `agreed_stars` INTEGER UNSIGNED NULL;

-- What was sent off before was agreed to at the price of the audience that was counted last.
UPDATE `broadcasts` SET `agreed_stars` = CEIL(`audience_size` / 10) WHERE `allow_paid` = TRUE AND `status` <> 'draft';
