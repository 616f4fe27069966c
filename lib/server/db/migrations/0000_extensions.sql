CREATE SCHEMA IF NOT EXISTS "catalog";
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- Text for comparing: lower case, without accents. The dictionary is named, which makes the
-- function immutable and so usable in generated columns and indexes.
CREATE OR REPLACE FUNCTION catalog.fold(value text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
	RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));
