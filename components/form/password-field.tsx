"use client";

import { InputGroup } from "@heroui/react/input-group";
import { Label } from "@heroui/react/label";
import { TextField as TextFieldRoot } from "@heroui/react/textfield";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** A password that can be shown while it is typed. Pasting and password managers work. */
export function PasswordField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  autoComplete,
  ...props
}: FieldProps<Values, Name, Output> & { autoComplete: "current-password" | "new-password" }) {
  const t = useTranslations("common");
  const [isShown, setIsShown] = useState(false);
  const { field, shared, notes } = useField(props);
  return (
    <TextFieldRoot
      {...shared}
      fullWidth
      type={isShown ? "text" : "password"}
      value={field.value ?? ""}
      onChange={field.onChange}
    >
      <Label>{props.label}</Label>
      <InputGroup fullWidth>
        <InputGroup.Input
          ref={field.ref}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <InputGroup.Suffix>
          <button
            type="button"
            className="grid size-6 place-items-center rounded"
            aria-label={isShown ? t("hidePassword") : t("showPassword")}
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          </button>
        </InputGroup.Suffix>
      </InputGroup>
      {notes}
    </TextFieldRoot>
  );
}
