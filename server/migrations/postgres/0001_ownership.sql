ALTER TABLE "deal" ADD COLUMN "submitted_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "previous_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "account_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "second_partner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "protection_end_original" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "extension_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "chain" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "appeal" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "extension" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "amendment" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "revocation" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "conversion" text;--> statement-breakpoint
CREATE INDEX "deal_account" ON "deal" USING btree ("account_id","complete_at");--> statement-breakpoint
CREATE INDEX "deal_second_partner" ON "deal" USING btree ("second_partner_id","updated_at","id");