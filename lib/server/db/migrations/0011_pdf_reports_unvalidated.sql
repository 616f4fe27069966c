-- Nothing had validated these files, and yet their reports called them valid.
UPDATE "catalog"."conversions" SET "report" = jsonb_set("report", '{is_valid}', 'null')
WHERE "report" @> '{"messages": [{"id": "not_validated"}]}'
  OR ("report" IS NOT NULL AND "content_id" IN (SELECT "id" FROM "catalog"."content" WHERE "file_type" = 'pdf'));
