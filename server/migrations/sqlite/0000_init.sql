CREATE TABLE `activity_seen` (
	`user_id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deal_number` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deal_sweep` (
	`kind` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL,
	`last_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deal` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`partner_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`site_id` text,
	`source` text NOT NULL,
	`review` text NOT NULL,
	`outcome` text NOT NULL,
	`customer_name` text,
	`customer_web` text,
	`customer_country` text,
	`customer_city` text,
	`customer_postcode` text,
	`customer_registration_no` text,
	`customer_key` text,
	`search_text` text NOT NULL,
	`contact_name` text,
	`contact_email` text,
	`contact_agreed_at` integer,
	`product_id` text,
	`value_band` text,
	`close_quarter` text,
	`relationship` text,
	`est_amount_minor` integer,
	`est_currency` text,
	`competitor` text,
	`compelling_event` text,
	`submitted_at` integer,
	`complete_at` integer,
	`decision_due_at` integer,
	`reviewer_id` text,
	`decided_at` integer,
	`reject_reason` text,
	`withdraw_reason` text,
	`note_shared` text,
	`note_internal` text,
	`duplicate_of_id` text,
	`info` text,
	`info_lapses_at` integer,
	`protection_start` integer,
	`protection_end` integer,
	`policy_version` text,
	`receipt_hash` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_by_number` ON `deal` (`number`);--> statement-breakpoint
CREATE INDEX `deal_partner_updated` ON `deal` (`partner_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_seller_updated` ON `deal` (`seller_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_updated` ON `deal` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_due` ON `deal` (`decision_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_review_due` ON `deal` (`review`,`decision_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_customer_key` ON `deal` (`customer_key`);--> statement-breakpoint
CREATE INDEX `deal_protection_end` ON `deal` (`protection_end`);--> statement-breakpoint
CREATE INDEX `deal_info_lapses` ON `deal` (`info_lapses_at`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_provider` ON `account` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `apikey` (
	`id` text PRIMARY KEY NOT NULL,
	`config_id` text NOT NULL,
	`name` text,
	`start` text,
	`reference_id` text NOT NULL,
	`prefix` text,
	`key` text NOT NULL,
	`refill_interval` integer,
	`refill_amount` integer,
	`last_refill_at` integer,
	`enabled` integer,
	`rate_limit_enabled` integer,
	`rate_limit_time_window` integer,
	`rate_limit_max` integer,
	`request_count` integer,
	`remaining` integer,
	`last_request` integer,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`permissions` text,
	`metadata` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apikey_key` ON `apikey` (`key`);--> statement-breakpoint
CREATE INDEX `apikey_reference` ON `apikey` (`reference_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`role` text,
	`status` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`inviter_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `invitation_organization` ON `invitation` (`organization_id`,`status`,`email`);--> statement-breakpoint
CREATE INDEX `invitation_email` ON `invitation` (`email`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_organization_user` ON `member` (`organization_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `member_user` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`logo` text,
	`metadata` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_slug` ON `organization` (`slug`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`active_organization_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE INDEX `verification_expires` ON `verification` (`expires_at`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempt` integer NOT NULL,
	`tries_max` integer NOT NULL,
	`due_at` integer NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `job_name_state_due` ON `job` (`name`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `job_state_created` ON `job` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `job_state_finished` ON `job` (`state`,`finished_at`);--> statement-breakpoint
CREATE TABLE `event_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `event` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`name` text NOT NULL,
	`aggregate_type` text NOT NULL,
	`aggregate_id` text NOT NULL,
	`org_id` text,
	`owner_id` text,
	`actor_id` text,
	`visibility` text NOT NULL,
	`payload` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_id` ON `event` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_aggregate_seq` ON `event` (`aggregate_id`,`seq`);--> statement-breakpoint
CREATE INDEX `event_org_position` ON `event` (`org_id`,`position`);--> statement-breakpoint
CREATE INDEX `event_owner_position` ON `event` (`owner_id`,`position`);--> statement-breakpoint
CREATE TABLE `outbox_cursor` (
	`consumer` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `partner` (
	`org_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`city` text,
	`tier` text,
	`created_at` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `partner_kind_name` ON `partner` (`kind`,`name`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `org_id`, `role`)
);
--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`sku` text NOT NULL,
	`name` text NOT NULL,
	`family` text NOT NULL,
	`list_price_minor` integer,
	`currency` text,
	`registrable` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_sku_unique` ON `product` (`sku`);--> statement-breakpoint
CREATE INDEX `product_family_name` ON `product` (`family`,`name`);--> statement-breakpoint
CREATE TABLE `embed_session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`key_id` text NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`origin` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `embed_session_expires` ON `embed_session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `embed_session_key` ON `embed_session` (`key_id`);--> statement-breakpoint
CREATE TABLE `site_key` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`kind` text NOT NULL,
	`public_key` text,
	`secret_hash` text,
	`last_four` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`expires_at` integer,
	`revoked_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_key_public` ON `site_key` (`public_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `site_key_secret` ON `site_key` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `site_key_site` ON `site_key` (`site_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `site_origin` (
	`site_id` text NOT NULL,
	`origin` text NOT NULL,
	PRIMARY KEY(`site_id`, `origin`)
);
--> statement-breakpoint
CREATE INDEX `site_origin_origin` ON `site_origin` (`origin`);--> statement-breakpoint
CREATE TABLE `site` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `site_org` ON `site` (`org_id`,`name`);--> statement-breakpoint
CREATE TABLE `idempotency_key` (
	`principal` text NOT NULL,
	`procedure` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`principal`, `procedure`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_key_created` ON `idempotency_key` (`created_at`);