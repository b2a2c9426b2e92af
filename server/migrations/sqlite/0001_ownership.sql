CREATE TABLE `match_frequency` (
	`generation` text NOT NULL,
	`part` integer NOT NULL,
	`block` blob NOT NULL,
	PRIMARY KEY(`generation`, `part`)
);
--> statement-breakpoint
CREATE TABLE `match_fresh` (
	`key` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`key`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `match_fresh_account` ON `match_fresh` (`account_id`);--> statement-breakpoint
CREATE TABLE `match_posting` (
	`bucket` integer PRIMARY KEY NOT NULL,
	`block` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `match_profile` (
	`account_id` text PRIMARY KEY NOT NULL,
	`no` integer,
	`party` text NOT NULL,
	`parent_id` text,
	`ultimate_parent_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `match_profile_no` ON `match_profile` (`no`);--> statement-breakpoint
CREATE TABLE `match_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`generation` text NOT NULL,
	`total` integer NOT NULL,
	`next_no` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_version` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`version` text NOT NULL,
	`document` text NOT NULL,
	`status` text NOT NULL,
	`effective_from` integer,
	`note` text,
	`editor_ids` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`published_by` text,
	`published_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_version_name` ON `policy_version` (`version`);--> statement-breakpoint
CREATE INDEX `policy_version_effective` ON `policy_version` (`status`,`effective_from`);--> statement-breakpoint
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