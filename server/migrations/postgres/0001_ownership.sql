CREATE TABLE "account_domain" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"exclusive" text collate "C",
	"source" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_import_finding" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"import_id" text collate "C" NOT NULL,
	"phase" text collate "C" NOT NULL,
	"row" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"column" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"detail" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"cells" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_import_part" (
	"import_id" text collate "C" NOT NULL,
	"part" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"text" text collate "C" NOT NULL,
	CONSTRAINT "account_import_part_import_id_part_pk" PRIMARY KEY("import_id","part")
);
--> statement-breakpoint
CREATE TABLE "account_import" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"parts" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"header" text NOT NULL,
	"separator" text collate "C" NOT NULL,
	"pass" bigint NOT NULL,
	"done" bigint NOT NULL,
	"checked" text,
	"imported" text,
	"failure" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account_merge" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"survivor_id" text collate "C" NOT NULL,
	"merged_id" text collate "C" NOT NULL,
	"reason" text collate "C",
	"moved" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text collate "C",
	"undone_at" timestamp (3) with time zone,
	"undone_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "account_name" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_number" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"exclusive" text collate "C",
	"source" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_site" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"street" text collate "C",
	"city" text collate "C",
	"postcode" text collate "C",
	"country" text collate "C" NOT NULL,
	"main" boolean NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"external_id" text collate "C",
	"legal_name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"segment" text collate "C",
	"parent_id" text collate "C",
	"ultimate_parent_id" text collate "C",
	"buying_mode" text collate "C" NOT NULL,
	"merged_into_id" text collate "C",
	"archived_at" timestamp (3) with time zone,
	"archive_reason" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "dispute_deal" (
	"dispute_id" text collate "C" NOT NULL,
	"deal_id" text collate "C" NOT NULL,
	"partner_id" text collate "C" NOT NULL,
	"seller_id" text collate "C" NOT NULL,
	"open_deal_id" text collate "C",
	CONSTRAINT "dispute_deal_dispute_id_deal_id_pk" PRIMARY KEY("dispute_id","deal_id")
);
--> statement-breakpoint
CREATE TABLE "dispute_panel" (
	"dispute_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	CONSTRAINT "dispute_panel_dispute_id_user_id_pk" PRIMARY KEY("dispute_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"status" text collate "C" NOT NULL,
	"ground" text collate "C" NOT NULL,
	"statement" text collate "C" NOT NULL,
	"raised_by_id" text collate "C" NOT NULL,
	"raised_by_partner_id" text collate "C",
	"evidence" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"panel" text NOT NULL,
	"ruling" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brand_profile" (
	"org_id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"logo_file_id" text collate "C",
	"profile" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embed_consent" (
	"user_id" text collate "C" NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	"scopes" text NOT NULL,
	"agreed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "embed_consent_user_id_site_id_origin_pk" PRIMARY KEY("user_id","site_id","origin")
);
--> statement-breakpoint
CREATE TABLE "embed_grant" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	"scopes" text NOT NULL,
	"widgets" text,
	"code_hash" text collate "C" NOT NULL,
	"challenge" text collate "C" NOT NULL,
	"code_expires_at" timestamp (3) with time zone NOT NULL,
	"code_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embed_renewal" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"grant_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "embed_vital" (
	"site_id" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"widget" text collate "C" NOT NULL,
	"metric" text collate "C" NOT NULL,
	"bucket" text collate "C" NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "embed_vital_site_id_day_widget_metric_bucket_pk" PRIMARY KEY("site_id","day","widget","metric","bucket")
);
--> statement-breakpoint
CREATE TABLE "site_theme" (
	"site_id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"theme" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_content" (
	"file_id" text collate "C" PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_frequency" (
	"generation" text collate "C" NOT NULL,
	"part" bigint NOT NULL,
	"block" "bytea" NOT NULL,
	CONSTRAINT "match_frequency_generation_part_pk" PRIMARY KEY("generation","part")
);
--> statement-breakpoint
CREATE TABLE "match_fresh" (
	"key" bigint NOT NULL,
	"account_id" text collate "C" NOT NULL,
	CONSTRAINT "match_fresh_key_account_id_pk" PRIMARY KEY("key","account_id")
);
--> statement-breakpoint
CREATE TABLE "match_posting" (
	"bucket" bigint PRIMARY KEY NOT NULL,
	"block" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_profile" (
	"account_id" text collate "C" PRIMARY KEY NOT NULL,
	"no" bigint,
	"party" text NOT NULL,
	"parent_id" text collate "C",
	"ultimate_parent_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "match_state" (
	"id" bigint PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"generation" text collate "C" NOT NULL,
	"total" bigint NOT NULL,
	"next_no" bigint NOT NULL,
	"counted_no" bigint NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_replay_row" (
	"replay_id" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"deal_id" text collate "C" NOT NULL,
	"number" text collate "C",
	"customer_name" text collate "C",
	"partner_id" text collate "C" NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"aspect" text collate "C" NOT NULL,
	"before" text collate "C" NOT NULL,
	"after" text collate "C" NOT NULL,
	"rule_before" text collate "C" NOT NULL,
	"rule_after" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	CONSTRAINT "policy_replay_row_replay_id_seq_pk" PRIMARY KEY("replay_id","seq")
);
--> statement-breakpoint
CREATE TABLE "policy_replay" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" text collate "C" NOT NULL,
	"document" text NOT NULL,
	"since" timestamp (3) with time zone,
	"until" timestamp (3) with time zone NOT NULL,
	"status" text collate "C" NOT NULL,
	"total" bigint NOT NULL,
	"judged" bigint NOT NULL,
	"changed" bigint NOT NULL,
	"without_verdict" bigint NOT NULL,
	"cursor_at" timestamp (3) with time zone,
	"cursor_id" text collate "C",
	"requested_by" text collate "C" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "policy_version" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"version" text collate "C" NOT NULL,
	"document" text NOT NULL,
	"status" text collate "C" NOT NULL,
	"effective_from" timestamp (3) with time zone,
	"note" text collate "C",
	"editor_ids" text NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_by" text collate "C",
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "precheck_canary" (
	"account_id" text collate "C" PRIMARY KEY NOT NULL,
	"note" text collate "C",
	"set_by_id" text collate "C" NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "precheck_budget" (
	"holder" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"used" bigint NOT NULL,
	"refused" bigint NOT NULL,
	CONSTRAINT "precheck_budget_holder_day_pk" PRIMARY KEY("holder","day")
);
--> statement-breakpoint
CREATE TABLE "precheck" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"fingerprint" text collate "C" NOT NULL,
	"question" text NOT NULL,
	"answer" text collate "C" NOT NULL,
	"rule_id" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"touches_canary" boolean NOT NULL,
	"answer_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_receipt" (
	"deal_id" text collate "C" PRIMARY KEY NOT NULL,
	"document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipt_key" (
	"serial" bigint PRIMARY KEY NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"private_key" text collate "C" NOT NULL,
	"public_key" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "receipt_key_keyId_unique" UNIQUE("key_id")
);
--> statement-breakpoint
CREATE TABLE "coverage_activity" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"coverage_id" text collate "C" NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_by_id" text collate "C",
	"note" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"predicate_country" text collate "C",
	"predicate_segment" text collate "C",
	"sites" text NOT NULL,
	"products" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"owner_id" text collate "C",
	"partner_id" text collate "C",
	"reason" text collate "C",
	"disclose" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_by_id" text collate "C",
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" text collate "C",
	"end_reason" text collate "C",
	"replaces_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "reservation_cell" (
	"account_id" text collate "C" NOT NULL,
	"site_key" text collate "C" NOT NULL,
	"product_key" text collate "C" NOT NULL,
	"reservation_id" text collate "C" NOT NULL,
	"partner_id" text collate "C" NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"partner_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"sites" text NOT NULL,
	"products" text NOT NULL,
	"exclusivity" text collate "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"released_for" text collate "C",
	"origin_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"deal_id" text collate "C" NOT NULL,
	"round" bigint NOT NULL,
	"account_id" text collate "C",
	"match" text collate "C" NOT NULL,
	"result" text collate "C" NOT NULL,
	"rule_id" text collate "C" NOT NULL,
	"opposing" text NOT NULL,
	"notes" text NOT NULL,
	"options" text NOT NULL,
	"policy_version" text collate "C" NOT NULL,
	"inputs_hash" text collate "C" NOT NULL,
	"inputs" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "single_use_id" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"holder" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "submitted_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "previous_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "account_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "second_partner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "deal_type" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "claim_more" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "protection_end_original" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "extension_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "chain" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "override" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "sign_role" text collate "C";--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "appeal" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "extension" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "amendment" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "revocation" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "conversion" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "benefits" text;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "told_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "expires_soon_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "held_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "revoked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "next_notice_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deal" ADD COLUMN "revocation_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "embed_session" ADD COLUMN "widgets" text;--> statement-breakpoint
ALTER TABLE "embed_session" ADD COLUMN "grant_id" text collate "C";--> statement-breakpoint
ALTER TABLE "site_key" ADD COLUMN "last_origin" text collate "C";--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "policy" text;--> statement-breakpoint
ALTER TABLE "file_content" ADD CONSTRAINT "file_content_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_domain_once" ON "account_domain" USING btree ("account_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "account_domain_exclusive" ON "account_domain" USING btree ("exclusive");--> statement-breakpoint
CREATE INDEX "account_domain_key" ON "account_domain" USING btree ("key");--> statement-breakpoint
CREATE INDEX "account_import_finding_row" ON "account_import_finding" USING btree ("import_id","phase","row","id");--> statement-breakpoint
CREATE INDEX "account_import_created" ON "account_import" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "account_merge_survivor" ON "account_merge" USING btree ("survivor_id","at");--> statement-breakpoint
CREATE INDEX "account_merge_merged" ON "account_merge" USING btree ("merged_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "account_name_once" ON "account_name" USING btree ("account_id","key");--> statement-breakpoint
CREATE INDEX "account_name_alias" ON "account_name" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "account_number_once" ON "account_number" USING btree ("account_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "account_number_exclusive" ON "account_number" USING btree ("exclusive");--> statement-breakpoint
CREATE INDEX "account_number_key" ON "account_number" USING btree ("key");--> statement-breakpoint
CREATE INDEX "account_site_account" ON "account_site" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_account_external" ON "customer_account" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "customer_account_name_key" ON "customer_account" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "customer_account_country" ON "customer_account" USING btree ("country","name_key","id");--> statement-breakpoint
CREATE INDEX "customer_account_parent" ON "customer_account" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "customer_account_merged" ON "customer_account" USING btree ("merged_into_id") WHERE "customer_account"."merged_into_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_deal_open" ON "dispute_deal" USING btree ("open_deal_id");--> statement-breakpoint
CREATE INDEX "dispute_deal_partner" ON "dispute_deal" USING btree ("partner_id","seller_id");--> statement-breakpoint
CREATE INDEX "dispute_panel_user" ON "dispute_panel" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "dispute_updated" ON "dispute" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "dispute_status" ON "dispute" USING btree ("status","updated_at","id");--> statement-breakpoint
CREATE INDEX "brand_profile_logo" ON "brand_profile" USING btree ("logo_file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "embed_grant_code" ON "embed_grant" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "embed_grant_user" ON "embed_grant" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "embed_grant_key" ON "embed_grant" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "embed_grant_expires" ON "embed_grant" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "embed_renewal_grant" ON "embed_renewal" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "file_owner" ON "file" USING btree ("org_id","owner_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "match_fresh_account" ON "match_fresh" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "match_profile_no" ON "match_profile" USING btree ("no");--> statement-breakpoint
CREATE INDEX "policy_replay_row_aspect" ON "policy_replay_row" USING btree ("replay_id","aspect","seq");--> statement-breakpoint
CREATE INDEX "policy_replay_requested" ON "policy_replay" USING btree ("requested_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_version_name" ON "policy_version" USING btree ("version");--> statement-breakpoint
CREATE INDEX "policy_version_effective" ON "policy_version" USING btree ("status","effective_from");--> statement-breakpoint
CREATE INDEX "precheck_org_at" ON "precheck" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "precheck_user_at" ON "precheck" USING btree ("user_id","at","id");--> statement-breakpoint
CREATE INDEX "precheck_at" ON "precheck" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "coverage_activity_coverage" ON "coverage_activity" USING btree ("coverage_id","entered_at");--> statement-breakpoint
CREATE INDEX "coverage_account" ON "coverage" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "coverage_country" ON "coverage" USING btree ("predicate_country");--> statement-breakpoint
CREATE INDEX "coverage_segment" ON "coverage" USING btree ("predicate_segment");--> statement-breakpoint
CREATE INDEX "coverage_owner" ON "coverage" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "coverage_entered" ON "coverage" USING btree ("entered_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_cell_once" ON "reservation_cell" USING btree ("account_id","site_key","product_key");--> statement-breakpoint
CREATE INDEX "reservation_cell_reservation" ON "reservation_cell" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "reservation_account" ON "reservation" USING btree ("account_id","ends_at");--> statement-breakpoint
CREATE INDEX "reservation_origin" ON "reservation" USING btree ("origin_id","id");--> statement-breakpoint
CREATE INDEX "reservation_partner" ON "reservation" USING btree ("partner_id","ends_at","id");--> statement-breakpoint
CREATE INDEX "reservation_ends" ON "reservation" USING btree ("ends_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_deal_round" ON "verdict" USING btree ("deal_id","round");--> statement-breakpoint
CREATE INDEX "verdict_account" ON "verdict" USING btree ("account_id","submitted_at");--> statement-breakpoint
CREATE INDEX "verdict_at" ON "verdict" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "single_use_id_created" ON "single_use_id" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "deal_submitted" ON "deal" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "deal_decided" ON "deal" USING btree ("decided_at","id");--> statement-breakpoint
CREATE INDEX "deal_sign_role" ON "deal" USING btree ("sign_role","decision_due_at","id");--> statement-breakpoint
CREATE INDEX "deal_previous" ON "deal" USING btree ("previous_id");--> statement-breakpoint
CREATE INDEX "deal_account" ON "deal" USING btree ("account_id","complete_at");--> statement-breakpoint
CREATE INDEX "deal_second_partner" ON "deal" USING btree ("second_partner_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "deal_review_soon" ON "deal" USING btree ("review","expires_soon_at");--> statement-breakpoint
CREATE INDEX "deal_waiting" ON "deal" USING btree ("waiting_since","id");--> statement-breakpoint
CREATE INDEX "deal_next_notice" ON "deal" USING btree ("next_notice_at","id");--> statement-breakpoint
CREATE INDEX "embed_session_user" ON "embed_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "embed_session_grant" ON "embed_session" USING btree ("grant_id");