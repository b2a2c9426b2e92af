CREATE TABLE `deal_receipt` (
	`deal_id` text PRIMARY KEY NOT NULL,
	`document` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `receipt_key` (
	`serial` integer PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`private_key` text NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_key_keyId_unique` ON `receipt_key` (`key_id`);--> statement-breakpoint
CREATE TABLE `file_content` (
	`file_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `file_owner` ON `file` (`org_id`,`owner_id`,`uploaded_at`);--> statement-breakpoint
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
ALTER TABLE `deal` ADD `deal_type` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `claim_more` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `protection_end_original` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deal` ADD `chain` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `sign_role` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `appeal` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `amendment` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `revocation` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `conversion` text;--> statement-breakpoint
CREATE INDEX `deal_sign_role` ON `deal` (`sign_role`,`decision_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_previous` ON `deal` (`previous_id`);--> statement-breakpoint
CREATE INDEX `deal_account` ON `deal` (`account_id`,`complete_at`);--> statement-breakpoint
CREATE INDEX `deal_second_partner` ON `deal` (`second_partner_id`,`updated_at`,`id`);