CREATE TABLE `deal_claim_key` (
	`key` integer NOT NULL,
	`deal_id` text NOT NULL,
	`weight` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`key`, `deal_id`)
);
--> statement-breakpoint
CREATE INDEX `deal_claim_key_deal` ON `deal_claim_key` (`deal_id`);