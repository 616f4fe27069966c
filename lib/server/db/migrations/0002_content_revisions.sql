CREATE TABLE "catalog"."content_revisions" (
	"content_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"changed" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_revisions_content_id_revision_pk" PRIMARY KEY("content_id","revision")
);
--> statement-breakpoint
ALTER TABLE "catalog"."content_revisions" ADD CONSTRAINT "content_revisions_content_id_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "catalog"."content"("id") ON DELETE cascade ON UPDATE no action;