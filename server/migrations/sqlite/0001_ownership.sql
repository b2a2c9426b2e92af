ALTER TABLE `deal` ADD `submitted_by_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `previous_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `account_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `second_partner_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `protection_end_original` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deal` ADD `chain` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `appeal` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `amendment` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `revocation` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `conversion` text;--> statement-breakpoint
CREATE INDEX `deal_account` ON `deal` (`account_id`,`complete_at`);--> statement-breakpoint
CREATE INDEX `deal_second_partner` ON `deal` (`second_partner_id`,`updated_at`,`id`);