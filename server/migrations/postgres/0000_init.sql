CREATE TABLE "activity_seen" (
	"user_id" text collate "C" PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_number" (
	"year" bigint PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_sweep" (
	"kind" text collate "C" PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"last_id" text collate "C" NOT NULL
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
	"search_text" text collate "C" NOT NULL,
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
CREATE TABLE "account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"provider_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"access_token" text collate "C",
	"refresh_token" text collate "C",
	"id_token" text collate "C",
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text collate "C",
	"password" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "apikey" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"config_id" text collate "C" NOT NULL,
	"name" text collate "C",
	"start" text collate "C",
	"reference_id" text collate "C" NOT NULL,
	"prefix" text collate "C",
	"key" text collate "C" NOT NULL,
	"refill_interval" bigint,
	"refill_amount" bigint,
	"last_refill_at" timestamp (3) with time zone,
	"enabled" boolean,
	"rate_limit_enabled" boolean,
	"rate_limit_time_window" bigint,
	"rate_limit_max" bigint,
	"request_count" bigint,
	"remaining" bigint,
	"last_request" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"permissions" text collate "C",
	"metadata" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organization_id" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"name" text collate "C",
	"role" text collate "C",
	"status" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"inviter_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organization_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"slug" text collate "C" NOT NULL,
	"logo" text collate "C",
	"metadata" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"token" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text collate "C",
	"user_agent" text collate "C",
	"active_organization_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempt" bigint NOT NULL,
	"tries_max" bigint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"error" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
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
CREATE TABLE "site_origin" (
	"site_id" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	CONSTRAINT "site_origin_site_id_origin_pk" PRIMARY KEY("site_id","origin")
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"org_id" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"name" text collate "C" NOT NULL,
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
CREATE INDEX "deal_due" ON "deal" USING btree ("decision_due_at","id");--> statement-breakpoint
CREATE INDEX "deal_review_due" ON "deal" USING btree ("review","decision_due_at","id");--> statement-breakpoint
CREATE INDEX "deal_customer_key" ON "deal" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "deal_protection_end" ON "deal" USING btree ("protection_end");--> statement-breakpoint
CREATE INDEX "deal_info_lapses" ON "deal" USING btree ("info_lapses_at");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_provider" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "apikey_key" ON "apikey" USING btree ("key");--> statement-breakpoint
CREATE INDEX "apikey_reference" ON "apikey" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "invitation_organization" ON "invitation" USING btree ("organization_id","status","email");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "invitation" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "member_organization_user" ON "member" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_slug" ON "organization" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verification_expires" ON "verification" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "job_name_state_due" ON "job" USING btree ("name","state","due_at");--> statement-breakpoint
CREATE INDEX "job_state_created" ON "job" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "job_state_finished" ON "job" USING btree ("state","finished_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_id" ON "event" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_aggregate_seq" ON "event" USING btree ("aggregate_id","seq");--> statement-breakpoint
CREATE INDEX "event_org_position" ON "event" USING btree ("org_id","position");--> statement-breakpoint
CREATE INDEX "event_owner_position" ON "event" USING btree ("owner_id","position");--> statement-breakpoint
CREATE INDEX "partner_kind_name" ON "partner" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "product_family_name" ON "product" USING btree ("family","name");--> statement-breakpoint
CREATE INDEX "embed_session_expires" ON "embed_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "embed_session_key" ON "embed_session" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "site_key_public" ON "site_key" USING btree ("public_key");--> statement-breakpoint
CREATE UNIQUE INDEX "site_key_secret" ON "site_key" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "site_key_site" ON "site_key" USING btree ("site_id","created_at");--> statement-breakpoint
CREATE INDEX "site_origin_origin" ON "site_origin" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "site_org" ON "site" USING btree ("org_id","name");--> statement-breakpoint
CREATE INDEX "idempotency_key_created" ON "idempotency_key" USING btree ("created_at");