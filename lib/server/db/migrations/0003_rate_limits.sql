-- Counts of one minute need not outlive a crash of the database.
CREATE UNLOGGED TABLE "catalog"."rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
