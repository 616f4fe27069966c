DROP INDEX "catalog"."content_by_published";--> statement-breakpoint
DROP INDEX "catalog"."content_by_created";--> statement-breakpoint
DROP INDEX "catalog"."content_by_updated";--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "has_author" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "has_bisac" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog"."content" ADD COLUMN "has_lasting_price" boolean DEFAULT true NOT NULL;--> statement-breakpoint
-- Most titles have all three: only the others are written anew.
UPDATE "catalog"."content" c SET "has_author" = m.author, "has_bisac" = m.bisac, "has_lasting_price" = m.price
FROM (
	SELECT id,
		exists (SELECT FROM "catalog"."content_terms" ct WHERE ct.content_id = t.id AND ct.taxonomy = 'author') AS author,
		exists (SELECT FROM "catalog"."content_terms" ct WHERE ct.content_id = t.id AND ct.taxonomy = 'bisac') AS bisac,
		exists (SELECT FROM "catalog"."prices" p WHERE p.content_id = t.id AND p.starts_at IS NULL AND p.ends_at IS NULL) AS price
	FROM "catalog"."content" t
) m
WHERE m.id = c.id AND NOT (m.author AND m.bisac AND m.price);--> statement-breakpoint
ALTER TABLE "catalog"."content" ALTER COLUMN "has_author" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "catalog"."content" ALTER COLUMN "has_bisac" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "catalog"."content" ALTER COLUMN "has_lasting_price" SET DEFAULT false;--> statement-breakpoint
CREATE INDEX "content_without_author" ON "catalog"."content" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null and not has_author;--> statement-breakpoint
CREATE INDEX "content_without_bisac" ON "catalog"."content" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null and not has_bisac;--> statement-breakpoint
CREATE INDEX "content_without_lasting_price" ON "catalog"."content" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null and not has_lasting_price;--> statement-breakpoint
CREATE INDEX "prices_with_dates" ON "catalog"."prices" USING btree ("content_id") WHERE starts_at is not null or ends_at is not null;--> statement-breakpoint
CREATE INDEX "content_by_published" ON "catalog"."content" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST,"name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_created" ON "catalog"."content" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST,"updated_at") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "content_by_updated" ON "catalog"."content" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST,"created_at") WHERE deleted_at is null;