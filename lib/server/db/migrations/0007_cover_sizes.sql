ALTER TABLE "catalog"."content" ADD COLUMN "cover_format" text;--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "cover_width" integer;--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "cover_height" integer;--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "cover_error" jsonb;