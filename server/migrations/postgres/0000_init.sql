CREATE TABLE "deal_number" (
	"year" bigint PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"number" text collate "C",
	"partner_id" text collate "C" NOT NULL,
	"seller_id" text collate "C" NOT NULL,
	"site_id" text collate "C",
	"source" text collate "C" NOT NULL,
	"review" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"customer_name" text collate "C",
	"customer_web" text collate "C",
	"customer_country" text collate "C",
	"customer_city" text collate "C",
	"customer_postcode" text collate "C",
	"customer_registration_no" text collate "C",
	"customer_key" text collate "C",
	"contact_name" text collate "C",
	"contact_email" text collate "C",
	"contact_agreed_at" timestamp (3) with time zone,
	"product_id" text collate "C",
	"value_band" text collate "C",
	"close_quarter" text collate "C",
	"relationship" text collate "C",
	"est_amount_minor" bigint,
	"est_currency" text collate "C",
	"competitor" text collate "C",
	"compelling_event" text collate "C",
	"submitted_at" timestamp (3) with time zone,
	"complete_at" timestamp (3) with time zone,
	"decision_due_at" timestamp (3) with time zone,
	"reviewer_id" text collate "C",
	"decided_at" timestamp (3) with time zone,
	"reject_reason" text collate "C",
	"withdraw_reason" text collate "C",
	"note_shared" text collate "C",
	"note_internal" text collate "C",
	"duplicate_of_id" text collate "C",
	"info" text,
	"info_lapses_at" timestamp (3) with time zone,
	"protection_start" timestamp (3) with time zone,
	"protection_end" timestamp (3) with time zone,
	"policy_version" text collate "C",
	"receipt_hash" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_head" (
	"id" bigint PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"hash" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"position" bigint PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"name" text collate "C" NOT NULL,
	"aggregate_type" text collate "C" NOT NULL,
	"aggregate_id" text collate "C" NOT NULL,
	"org_id" text collate "C",
	"owner_id" text collate "C",
	"actor_id" text collate "C",
	"visibility" text collate "C" NOT NULL,
	"payload" text NOT NULL,
	"previous_hash" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_cursor" (
	"consumer" text collate "C" PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"org_id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"city" text collate "C",
	"tier" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"user_id" text collate "C" NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "role_grant_user_id_org_id_role_pk" PRIMARY KEY("user_id","org_id","role")
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sku" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"family" text collate "C" NOT NULL,
	"list_price_minor" bigint,
	"currency" text collate "C",
	"registrable" boolean NOT NULL,
	CONSTRAINT "product_sku_unique" UNIQUE("sku")
);
--> statement-breakpoint
CREATE TABLE "embed_session" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	"scopes" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site_key" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"public_key" text collate "C",
	"secret_hash" text collate "C",
	"last_four" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"origins" text NOT NULL,
	"scopes" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"principal" text collate "C" NOT NULL,
	"procedure" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"request_hash" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_key_principal_procedure_key_pk" PRIMARY KEY("principal","procedure","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "deal_by_number" ON "deal" USING btree ("number");--> statement-breakpoint
CREATE INDEX "deal_partner_updated" ON "deal" USING btree ("partner_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "deal_seller_updated" ON "deal" USING btree ("seller_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "deal_updated" ON "deal" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "deal_review_due" ON "deal" USING btree ("review","decision_due_at","id");--> statement-breakpoint
CREATE INDEX "deal_customer_key" ON "deal" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "deal_protection_end" ON "deal" USING btree ("protection_end");--> statement-breakpoint
CREATE INDEX "deal_info_lapses" ON "deal" USING btree ("info_lapses_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_id" ON "event" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_aggregate_seq" ON "event" USING btree ("aggregate_id","seq");--> statement-breakpoint
CREATE INDEX "event_org_position" ON "event" USING btree ("org_id","position");--> statement-breakpoint
CREATE INDEX "partner_kind_name" ON "partner" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "product_family_name" ON "product" USING btree ("family","name");--> statement-breakpoint
CREATE INDEX "embed_session_expires" ON "embed_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "embed_session_key" ON "embed_session" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "site_key_public" ON "site_key" USING btree ("public_key");--> statement-breakpoint
CREATE UNIQUE INDEX "site_key_secret" ON "site_key" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "site_key_site" ON "site_key" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "site_org" ON "site" USING btree ("org_id","name");--> statement-breakpoint
CREATE INDEX "idempotency_key_created" ON "idempotency_key" USING btree ("created_at");