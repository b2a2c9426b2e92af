CREATE TABLE `account_domain` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`exclusive` text,
	`source` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_domain_once` ON `account_domain` (`account_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_domain_exclusive` ON `account_domain` (`exclusive`);--> statement-breakpoint
CREATE INDEX `account_domain_key` ON `account_domain` (`key`);--> statement-breakpoint
CREATE TABLE `account_import_finding` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`phase` text NOT NULL,
	`row` integer NOT NULL,
	`kind` text NOT NULL,
	`column` text NOT NULL,
	`key` text NOT NULL,
	`detail` text NOT NULL,
	`account_id` text,
	`cells` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_import_finding_row` ON `account_import_finding` (`import_id`,`phase`,`row`,`id`);--> statement-breakpoint
CREATE TABLE `account_import_part` (
	`import_id` text NOT NULL,
	`part` integer NOT NULL,
	`rows` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`import_id`, `part`)
);
--> statement-breakpoint
CREATE TABLE `account_import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`parts` integer NOT NULL,
	`rows` integer NOT NULL,
	`header` text NOT NULL,
	`separator` text NOT NULL,
	`pass` integer NOT NULL,
	`done` integer NOT NULL,
	`checked` text,
	`imported` text,
	`failure` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `account_import_created` ON `account_import` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `account_merge` (
	`id` text PRIMARY KEY NOT NULL,
	`survivor_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`reason` text,
	`moved` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`undone_at` integer,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `account_merge_survivor` ON `account_merge` (`survivor_id`,`at`);--> statement-breakpoint
CREATE INDEX `account_merge_merged` ON `account_merge` (`merged_id`,`at`);--> statement-breakpoint
CREATE TABLE `account_name` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_name_once` ON `account_name` (`account_id`,`key`);--> statement-breakpoint
CREATE INDEX `account_name_alias` ON `account_name` (`key`);--> statement-breakpoint
CREATE TABLE `account_number` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`country` text NOT NULL,
	`value` text NOT NULL,
	`key` text NOT NULL,
	`exclusive` text,
	`source` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_number_once` ON `account_number` (`account_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_number_exclusive` ON `account_number` (`exclusive`);--> statement-breakpoint
CREATE INDEX `account_number_key` ON `account_number` (`key`);--> statement-breakpoint
CREATE TABLE `account_site` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`street` text,
	`city` text,
	`postcode` text,
	`country` text NOT NULL,
	`main` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_site_account` ON `account_site` (`account_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `customer_account` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`external_id` text,
	`legal_name` text NOT NULL,
	`name_key` text NOT NULL,
	`search_text` text NOT NULL,
	`country` text NOT NULL,
	`segment` text,
	`parent_id` text,
	`ultimate_parent_id` text,
	`buying_mode` text NOT NULL,
	`merged_into_id` text,
	`archived_at` integer,
	`archive_reason` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	`updated_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_account_external` ON `customer_account` (`external_id`);--> statement-breakpoint
CREATE INDEX `customer_account_name_key` ON `customer_account` (`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `customer_account_country` ON `customer_account` (`country`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `customer_account_parent` ON `customer_account` (`parent_id`);--> statement-breakpoint
CREATE INDEX `customer_account_merged` ON `customer_account` (`merged_into_id`) WHERE "customer_account"."merged_into_id" is not null;--> statement-breakpoint
CREATE TABLE `dispute_deal` (
	`dispute_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`open_deal_id` text,
	PRIMARY KEY(`dispute_id`, `deal_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispute_deal_open` ON `dispute_deal` (`open_deal_id`);--> statement-breakpoint
CREATE INDEX `dispute_deal_partner` ON `dispute_deal` (`partner_id`,`seller_id`);--> statement-breakpoint
CREATE TABLE `dispute_panel` (
	`dispute_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`dispute_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `dispute_panel_user` ON `dispute_panel` (`user_id`);--> statement-breakpoint
CREATE TABLE `dispute` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`ground` text NOT NULL,
	`statement` text NOT NULL,
	`raised_by_id` text NOT NULL,
	`raised_by_partner_id` text,
	`evidence` text NOT NULL,
	`due_at` integer NOT NULL,
	`panel` text NOT NULL,
	`ruling` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dispute_updated` ON `dispute` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `dispute_status` ON `dispute` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `brand_profile` (
	`org_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`logo_file_id` text,
	`profile` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `brand_profile_logo` ON `brand_profile` (`logo_file_id`);--> statement-breakpoint
CREATE TABLE `embed_consent` (
	`user_id` text NOT NULL,
	`site_id` text NOT NULL,
	`origin` text NOT NULL,
	`scopes` text NOT NULL,
	`agreed_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `site_id`, `origin`)
);
--> statement-breakpoint
CREATE TABLE `embed_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`key_id` text NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`origin` text NOT NULL,
	`scopes` text NOT NULL,
	`widgets` text,
	`code_hash` text NOT NULL,
	`challenge` text NOT NULL,
	`code_expires_at` integer NOT NULL,
	`code_used_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `embed_grant_code` ON `embed_grant` (`code_hash`);--> statement-breakpoint
CREATE INDEX `embed_grant_user` ON `embed_grant` (`user_id`);--> statement-breakpoint
CREATE INDEX `embed_grant_key` ON `embed_grant` (`key_id`);--> statement-breakpoint
CREATE INDEX `embed_grant_expires` ON `embed_grant` (`expires_at`);--> statement-breakpoint
CREATE TABLE `embed_renewal` (
	`hash` text PRIMARY KEY NOT NULL,
	`grant_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `embed_renewal_grant` ON `embed_renewal` (`grant_id`);--> statement-breakpoint
CREATE TABLE `embed_vital` (
	`site_id` text NOT NULL,
	`day` text NOT NULL,
	`widget` text NOT NULL,
	`metric` text NOT NULL,
	`bucket` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`site_id`, `day`, `widget`, `metric`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `site_theme` (
	`site_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`theme` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
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
	`next_no` integer NOT NULL,
	`counted_no` integer NOT NULL,
	`touched_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_replay_row` (
	`replay_id` text NOT NULL,
	`seq` integer NOT NULL,
	`deal_id` text NOT NULL,
	`number` text,
	`customer_name` text,
	`partner_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`aspect` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`rule_before` text NOT NULL,
	`rule_after` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`replay_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `policy_replay_row_aspect` ON `policy_replay_row` (`replay_id`,`aspect`,`seq`);--> statement-breakpoint
CREATE TABLE `policy_replay` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`document` text NOT NULL,
	`since` integer,
	`until` integer NOT NULL,
	`status` text NOT NULL,
	`total` integer NOT NULL,
	`judged` integer NOT NULL,
	`changed` integer NOT NULL,
	`without_verdict` integer NOT NULL,
	`cursor_at` integer,
	`cursor_id` text,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `policy_replay_requested` ON `policy_replay` (`requested_at`,`id`);--> statement-breakpoint
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
CREATE TABLE `precheck_canary` (
	`account_id` text PRIMARY KEY NOT NULL,
	`note` text,
	`set_by_id` text NOT NULL,
	`set_at` integer NOT NULL,
	`lifted_at` integer
);
--> statement-breakpoint
CREATE TABLE `precheck_budget` (
	`holder` text NOT NULL,
	`day` text NOT NULL,
	`used` integer NOT NULL,
	`refused` integer NOT NULL,
	PRIMARY KEY(`holder`, `day`)
);
--> statement-breakpoint
CREATE TABLE `precheck` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`rule_id` text NOT NULL,
	`account_id` text,
	`touches_canary` integer NOT NULL,
	`answer_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `precheck_org_at` ON `precheck` (`org_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `precheck_user_at` ON `precheck` (`user_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `precheck_at` ON `precheck` (`at`,`id`);--> statement-breakpoint
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
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_key_keyId_unique` ON `receipt_key` (`key_id`);--> statement-breakpoint
CREATE TABLE `coverage_activity` (
	`id` text PRIMARY KEY NOT NULL,
	`coverage_id` text NOT NULL,
	`happened_at` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by_id` text,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `coverage_activity_coverage` ON `coverage_activity` (`coverage_id`,`entered_at`);--> statement-breakpoint
CREATE TABLE `coverage` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`predicate_country` text,
	`predicate_segment` text,
	`sites` text NOT NULL,
	`products` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`owner_id` text,
	`partner_id` text,
	`reason` text,
	`disclose` text NOT NULL,
	`source` text NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by_id` text,
	`ended_at` integer,
	`ended_by_id` text,
	`end_reason` text,
	`replaces_id` text
);
--> statement-breakpoint
CREATE INDEX `coverage_account` ON `coverage` (`account_id`);--> statement-breakpoint
CREATE INDEX `coverage_country` ON `coverage` (`predicate_country`);--> statement-breakpoint
CREATE INDEX `coverage_segment` ON `coverage` (`predicate_segment`);--> statement-breakpoint
CREATE INDEX `coverage_owner` ON `coverage` (`owner_id`);--> statement-breakpoint
CREATE INDEX `coverage_entered` ON `coverage` (`entered_at`,`id`);--> statement-breakpoint
CREATE TABLE `reservation_cell` (
	`account_id` text NOT NULL,
	`site_key` text NOT NULL,
	`product_key` text NOT NULL,
	`reservation_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reservation_cell_once` ON `reservation_cell` (`account_id`,`site_key`,`product_key`);--> statement-breakpoint
CREATE INDEX `reservation_cell_reservation` ON `reservation_cell` (`reservation_id`);--> statement-breakpoint
CREATE TABLE `reservation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`partner_id` text NOT NULL,
	`account_id` text NOT NULL,
	`sites` text NOT NULL,
	`products` text NOT NULL,
	`exclusivity` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`released_for` text,
	`origin_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reservation_account` ON `reservation` (`account_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `reservation_origin` ON `reservation` (`origin_id`,`id`);--> statement-breakpoint
CREATE INDEX `reservation_partner` ON `reservation` (`partner_id`,`ends_at`,`id`);--> statement-breakpoint
CREATE INDEX `reservation_ends` ON `reservation` (`ends_at`,`id`);--> statement-breakpoint
CREATE TABLE `verdict` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`round` integer NOT NULL,
	`account_id` text,
	`match` text NOT NULL,
	`result` text NOT NULL,
	`rule_id` text NOT NULL,
	`opposing` text NOT NULL,
	`notes` text NOT NULL,
	`options` text NOT NULL,
	`policy_version` text NOT NULL,
	`inputs_hash` text NOT NULL,
	`inputs` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdict_deal_round` ON `verdict` (`deal_id`,`round`);--> statement-breakpoint
CREATE INDEX `verdict_account` ON `verdict` (`account_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `verdict_at` ON `verdict` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `single_use_id` (
	`key` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `single_use_id_created` ON `single_use_id` (`created_at`);--> statement-breakpoint
ALTER TABLE `deal` ADD `submitted_by_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `previous_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `account_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `second_partner_id` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `deal_type` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `claim_more` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `protection_end_original` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deal` ADD `chain` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `override` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `sign_role` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `appeal` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `extension` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `amendment` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `revocation` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `conversion` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `benefits` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `told_until` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `expires_soon_at` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `held_since` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `revoked_at` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `next_notice_at` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `waiting_since` integer;--> statement-breakpoint
ALTER TABLE `deal` ADD `revocation_since` integer;--> statement-breakpoint
CREATE INDEX `deal_submitted` ON `deal` (`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_decided` ON `deal` (`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_sign_role` ON `deal` (`sign_role`,`decision_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_previous` ON `deal` (`previous_id`);--> statement-breakpoint
CREATE INDEX `deal_account` ON `deal` (`account_id`,`complete_at`);--> statement-breakpoint
CREATE INDEX `deal_second_partner` ON `deal` (`second_partner_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_review_soon` ON `deal` (`review`,`expires_soon_at`);--> statement-breakpoint
CREATE INDEX `deal_waiting` ON `deal` (`waiting_since`,`id`);--> statement-breakpoint
CREATE INDEX `deal_next_notice` ON `deal` (`next_notice_at`,`id`);--> statement-breakpoint
ALTER TABLE `embed_session` ADD `widgets` text;--> statement-breakpoint
ALTER TABLE `embed_session` ADD `grant_id` text;--> statement-breakpoint
CREATE INDEX `embed_session_user` ON `embed_session` (`user_id`);--> statement-breakpoint
CREATE INDEX `embed_session_grant` ON `embed_session` (`grant_id`);--> statement-breakpoint
ALTER TABLE `site_key` ADD `last_origin` text;--> statement-breakpoint
ALTER TABLE `site` ADD `policy` text;