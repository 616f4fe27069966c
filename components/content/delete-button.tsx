"use client";

import { Button } from "@heroui/react/button";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeleteWithUndo } from "#components/content/list/use-delete-with-undo.ts";
import { readListPosition } from "#lib/content/list-position.ts";
import { routes } from "#lib/routes.ts";

type DeleteButtonProps = { id: number; name: string; etag: string | null };

/** Deletes the title of this page and returns to the list, where it can be undone. */
export function DeleteButton({ id, name, etag }: DeleteButtonProps) {
  const t = useTranslations("contentForm.side");
  const router = useRouter();
  const deleteWithUndo = useDeleteWithUndo();
  const [isDeleting, setIsDeleting] = useState(false);
  const remove = async () => {
    setIsDeleting(true);
    const isDeleted = await deleteWithUndo({ id, name, etag });
    if (isDeleted) router.replace(routes.contentList(readListPosition()?.search ?? ""));
    else setIsDeleting(false);
  };
  return (
    <Button variant="danger-soft" size="sm" className="self-start" isPending={isDeleting} onPress={remove}>
      <Trash2 aria-hidden className="size-4" />
      {t("delete")}
    </Button>
  );
}
