-- A rare word in one of the usual hundred sampled names would count as frequent, in one of a hundred of all titles:
-- its page would be looked for along a date, through the whole store.
ALTER TABLE "catalog"."content" ALTER COLUMN "name_key" SET STATISTICS 1000;--> statement-breakpoint
-- Not while it is empty: PostgreSQL would take it for empty while the first titles come in.
DO $$ BEGIN
  IF EXISTS (SELECT FROM "catalog"."content") THEN ANALYZE "catalog"."content"; END IF;
END $$;
