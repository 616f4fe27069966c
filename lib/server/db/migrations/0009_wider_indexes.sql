-- The old indexes go last: dropping one keeps readers out of the table, making one does not.
CREATE INDEX "content_counted" ON "catalog"."content" USING btree ("file_type","conversion_status","lang","created_at") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_created_wider" ON "catalog"."content" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST,"updated_at","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_updated_wider" ON "catalog"."content" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST,"created_at","name_key") WHERE deleted_at is null;--> statement-breakpoint
-- How many titles have a word decides how they are found: hundreds of words are frequent, not the usual hundred.
ALTER TABLE "catalog"."content_terms" ALTER COLUMN "term_id" SET STATISTICS 1000;--> statement-breakpoint
ANALYZE "catalog"."content_terms";--> statement-breakpoint
DROP INDEX "catalog"."content_by_created";--> statement-breakpoint
DROP INDEX "catalog"."content_by_updated";--> statement-breakpoint
ALTER INDEX "catalog"."content_by_created_wider" RENAME TO "content_by_created";--> statement-breakpoint
ALTER INDEX "catalog"."content_by_updated_wider" RENAME TO "content_by_updated";
