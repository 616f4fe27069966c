CREATE TABLE "catalog"."conversion_attempts" (
	"conversion_id" bigint NOT NULL,
	"attempt" integer NOT NULL,
	"file_type" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"code" text,
	"params" jsonb,
	"message" text,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "conversion_attempts_conversion_id_attempt_pk" PRIMARY KEY("conversion_id","attempt")
);
--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "lang_given" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "params" jsonb;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "usual_seconds" integer;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "found" jsonb;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "audio" jsonb;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "derived_key" text;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "page_count" integer;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD COLUMN "chapters" jsonb;--> statement-breakpoint
ALTER TABLE "catalog"."tracks" ADD COLUMN "title_given" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog"."conversion_attempts" ADD CONSTRAINT "conversion_attempts_conversion_id_conversions_id_fk" FOREIGN KEY ("conversion_id") REFERENCES "catalog"."conversions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversion_attempts_done" ON "catalog"."conversion_attempts" USING btree ("file_type","finished_at" DESC NULLS LAST) WHERE outcome = 'done';--> statement-breakpoint
CREATE INDEX "conversion_attempts_not_done" ON "catalog"."conversion_attempts" USING btree ("started_at") WHERE outcome is distinct from 'done';