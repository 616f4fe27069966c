ALTER TABLE "catalog"."conversion_attempts" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "catalog"."conversion_attempts" ADD COLUMN "file_host" text;