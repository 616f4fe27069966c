CREATE TABLE "catalog"."content" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."content_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1000001 CACHE 1),
	"external_id" text,
	"external_id_key" text,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (catalog.fold("name")) STORED NOT NULL,
	"slug" text NOT NULL,
	"lang" text NOT NULL,
	"file_type" text NOT NULL,
	"audience" text,
	"license" text DEFAULT 'owner' NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"free" boolean DEFAULT false NOT NULL,
	"free_until" timestamp with time zone,
	"require_login" boolean DEFAULT false NOT NULL,
	"preview" boolean DEFAULT false NOT NULL,
	"preview_require_login" boolean DEFAULT false NOT NULL,
	"description" text,
	"table_of_contents" jsonb,
	"geo_mode" text DEFAULT 'worldwide' NOT NULL,
	"geo_countries" text[] DEFAULT '{}' NOT NULL,
	"preorder_from" timestamp with time zone,
	"sale_from" timestamp with time zone,
	"pages" integer,
	"height" numeric,
	"width" numeric,
	"weight" numeric,
	"stock" integer,
	"binding_type" text,
	"editing_location" text,
	"total_pages" integer,
	"total_words" integer,
	"total_seconds" integer,
	"cover_key" text,
	"file_id" bigint,
	"conversion_status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog"."content_terms" (
	"content_id" bigint NOT NULL,
	"taxonomy" text NOT NULL,
	"position" integer NOT NULL,
	"term_id" bigint NOT NULL,
	CONSTRAINT "content_terms_content_id_taxonomy_position_pk" PRIMARY KEY("content_id","taxonomy","position")
);
--> statement-breakpoint
CREATE TABLE "catalog"."conversions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."conversions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"content_id" bigint NOT NULL,
	"track_id" bigint,
	"file_url" text NOT NULL,
	"status" text NOT NULL,
	"step" smallint,
	"percent" smallint,
	"message" text,
	"retryable" boolean DEFAULT false NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "conversions_of_one_file" UNIQUE NULLS NOT DISTINCT("content_id","track_id")
);
--> statement-breakpoint
CREATE TABLE "catalog"."files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"storage_key" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_in_bytes" bigint NOT NULL,
	"checksum_sha256" char(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog"."prices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"content_id" bigint NOT NULL,
	"currency_id" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prices_one_a_currency" UNIQUE("content_id","currency_id")
);
--> statement-breakpoint
CREATE TABLE "catalog"."terms" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."terms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"taxonomy" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (catalog.fold("name")) STORED NOT NULL,
	"label" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terms_one_a_name" UNIQUE("taxonomy","name")
);
--> statement-breakpoint
CREATE TABLE "catalog"."tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"last_four" char(4) NOT NULL,
	"can_write" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "tokens_one_a_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "catalog"."tracks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog"."tracks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"content_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"duration_seconds" integer,
	"file_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD CONSTRAINT "content_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "catalog"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."content_terms" ADD CONSTRAINT "content_terms_content_id_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "catalog"."content"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."content_terms" ADD CONSTRAINT "content_terms_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "catalog"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD CONSTRAINT "conversions_content_id_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "catalog"."content"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."conversions" ADD CONSTRAINT "conversions_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "catalog"."tracks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."prices" ADD CONSTRAINT "prices_content_id_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "catalog"."content"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."tracks" ADD CONSTRAINT "tracks_content_id_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "catalog"."content"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog"."tracks" ADD CONSTRAINT "tracks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "catalog"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "content_external_id_unique" ON "catalog"."content" USING btree ("external_id_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "content_slug_unique" ON "catalog"."content" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "content_by_published" ON "catalog"."content" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_created" ON "catalog"."content" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_updated" ON "catalog"."content" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_name" ON "catalog"."content" USING gin ("name_key" gin_trgm_ops) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_unfinished" ON "catalog"."content" USING btree ("conversion_status","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null and conversion_status <> 'done';--> statement-breakpoint
CREATE INDEX "content_tombstones" ON "catalog"."content" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "content_terms_by_term" ON "catalog"."content_terms" USING btree ("term_id","content_id");--> statement-breakpoint
CREATE INDEX "terms_by_name" ON "catalog"."terms" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tracks_in_order" ON "catalog"."tracks" USING btree ("content_id","position");