CREATE TABLE "deal_claim_key" (
	"key" bigint NOT NULL,
	"deal_id" text collate "C" NOT NULL,
	"weight" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "deal_claim_key_key_deal_id_pk" PRIMARY KEY("key","deal_id")
);
--> statement-breakpoint
CREATE INDEX "deal_claim_key_deal" ON "deal_claim_key" USING btree ("deal_id");